import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { estimateContacts } from "../../core/contact/estimateContacts";
import type { Bookings } from "../../core/mesh/bookings";
import { book, type Delivery, deliver } from "../../core/mesh/deliver";
import { type DeliveryPlan, deliveryPlanOfMesh } from "../../core/mesh/deliveryPlan";
import { contactsWithin, type LinkWindows, linkWindows } from "../../core/mesh/meshContacts";
import { type MeshModel, pairKey } from "../../core/mesh/meshModel";
import type { BundleInput, BundleJourney, Deliveries } from "../protocol/meshJobs";
import type { MeshSession } from "./meshSession";

/** Delivers bundles one after the other over the contacts of the window, each with what those before it have left. */
export function* deliverBundles(
  session: MeshSession,
  model: MeshModel,
  bundles: readonly BundleInput[],
): Sliced<Outcome<Deliveries>> {
  const { satellites, stations, durationSeconds, startMs } = model;
  const { tooLarge, windows: expected } = estimateContacts(satellites, stations, durationSeconds);
  if (tooLarge) {
    const given = `about ${(expected / 1e6).toFixed(1)} million contact windows`;
    return failure([{ path: "", message: "the plan has too many contacts", given, allowed: "a shorter window" }]);
  }
  const plan = yield* planOf(session, model);
  let bookings: Bookings = { busy: new Map(), stored: new Map() };
  const journeys: BundleJourney[] = [];
  for (const [i, { from, to, sizeMB, atMs }] of bundles.entries()) {
    const bundle = {
      from: session.nodeOf(from) as number,
      to: session.nodeOf(to) as number,
      sizeMB,
      atSeconds: (atMs - startMs) / 1000,
    };
    const delivery = deliver(plan, bundle, { bookings });
    bookings = book(plan, bookings, bundle, delivery);
    journeys.push(journeyOf(session, model, plan, delivery));
    yield { fraction: (i + 1) / bundles.length, label: `Bundles: ${i + 1} of ${bundles.length}` };
  }
  return success({ journeys, booked: bookedShares(session, model, plan, bookings) });
}

/** What a mesh is delivered over, as long as the session keeps it; the windows of links go on when only failures change. */
const plans = new WeakMap<MeshModel, DeliveryPlan>();
const windows = new WeakMap<MeshSession, readonly LinkWindows[]>();

function* planOf(session: MeshSession, model: MeshModel): Sliced<DeliveryPlan> {
  const known = plans.get(model);
  if (known) return known;
  const links = windows.get(session) ?? (yield* linkWindows(session.model));
  windows.set(session, links);
  const plan = deliveryPlanOfMesh(model, contactsWithin(model, links));
  plans.set(model, plan);
  return plan;
}

function journeyOf(session: MeshSession, model: MeshModel, plan: DeliveryPlan, delivery: Delivery): BundleJourney {
  if (!delivery.delivered) return { hops: [], reason: delivery.reason };
  const instant = (seconds: number): number => model.startMs + seconds * 1000;
  return {
    arrivalMs: instant(delivery.arrivalSeconds),
    hops: delivery.hops.map(({ contact, start, end, arrival }) => {
      const from = plan.from[contact] as number;
      const to = plan.to[contact] as number;
      return {
        from: session.numberOf(from),
        to: session.numberOf(to),
        fromId: plan.nodeIds[from] as string,
        toId: plan.nodeIds[to] as string,
        startMs: instant(start),
        endMs: instant(end),
        arrivalMs: instant(arrival),
      };
    }),
  };
}

function bookedShares(
  session: MeshSession,
  { nodes }: MeshModel,
  plan: DeliveryPlan,
  { busy }: Bookings,
): Deliveries["booked"] {
  const links = new Map<number, { a: number; b: number; busySeconds: number; seconds: number }>();
  const keyOf = (contact: number): number => pairKey(nodes, plan.from[contact] as number, plan.to[contact] as number);
  for (const [contact, taken] of busy) {
    const [a, b] = [plan.from[contact] as number, plan.to[contact] as number].map((node) => session.numberOf(node));
    const link = links.get(keyOf(contact)) ?? { a: a as number, b: b as number, busySeconds: 0, seconds: 0 };
    link.busySeconds += taken.reduce((sum, { start, end }) => sum + end - start, 0);
    links.set(keyOf(contact), link);
  }
  if (links.size === 0) return [];
  for (let contact = 0; contact < plan.from.length; contact++) {
    const link = links.get(keyOf(contact));
    if (link) link.seconds += (plan.endSeconds[contact] as number) - (plan.startSeconds[contact] as number);
  }
  return [...links.values()].map(({ a, b, busySeconds, seconds }) => ({ a, b, share: busySeconds / seconds }));
}
