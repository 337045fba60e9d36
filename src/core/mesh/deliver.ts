import { type Bookings, noBookings, peakStoredMB, type StoredBundle, withEntry } from "./bookings";
import type { DeliveryPlan } from "./deliveryPlan";
import { DeliverySearch, type Transmission } from "./deliverySearch";

/** A bundle: it crosses each contact as a whole. */
export interface Bundle {
  /** Node indices of the plan; both may be the same. */
  readonly from: number;
  readonly to: number;
  /** Above 0. */
  readonly sizeMB: number;
  /** When it is there to be sent, from the plan's start. */
  readonly atSeconds: number;
}

export type UndeliveredReason =
  /** An end is down from when the bundle is there to the end of the window. */
  | `${string} has failed`
  /** Not even a bundle of next to no size gets there. */
  | "no sequence of contacts leads there"
  /** A smaller one would. */
  | "no sequence of contacts has room for so large a bundle"
  /** It would without earlier bundles. */
  | "earlier bookings leave no room"
  /** It would if nodes could store more. */
  | "storage on the way is too small";

export type Delivery =
  | { readonly delivered: true; readonly arrivalSeconds: number; readonly hops: readonly Transmission[] }
  | { readonly delivered: false; readonly reason: UndeliveredReason };

export interface DeliveryOptions {
  readonly bookings?: Bookings;
  /** How much each node can keep, MB, by node index; default without limit. */
  readonly storageMB?: ReadonlyMap<number, number>;
}

/**
 * Delivers one bundle beside those that are booked: earliest arrival, then fewest hops, then the latest end of the route, then ids, exactly. From a
 * node to itself it is there at once, at a failed one when it works again.
 *
 * With a storage limit the best way is taken on which every node has room from the bundle's first byte in until its last byte is out, its first
 * node from when it is there; its last node takes it without. A node that has no room on the best way is given up for this bundle and the search goes
 * on without it: no node ever keeps more than it can, but a way that waits elsewhere for room is not looked for.
 */
export function deliver(plan: DeliveryPlan, bundle: Bundle, options: DeliveryOptions = {}): Delivery {
  const { bookings = noBookings, storageMB } = options;
  const failed = [bundle.from, bundle.to].find(
    (node) => plan.upSeconds(node, bundle.atSeconds) === Number.POSITIVE_INFINITY,
  );
  if (failed !== undefined) return { delivered: false, reason: `${plan.nodeIds[failed]} has failed` };
  if (bundle.from === bundle.to) {
    return { delivered: true, arrivalSeconds: plan.upSeconds(bundle.from, bundle.atSeconds), hops: [] };
  }
  const barred = new Set<number>();
  for (;;) {
    const hops = new DeliverySearch({ plan, bookings, ...bundle, barred }).best();
    if (!hops) return { delivered: false, reason: whyNot(plan, bundle, bookings, barred.size > 0) };
    const full = storageMB && overfull(plan, bundle, hops, bookings, storageMB);
    if (full === undefined) {
      return { delivered: true, arrivalSeconds: hops[hops.length - 1]?.arrival ?? bundle.atSeconds, hops };
    }
    if (full === bundle.from) return { delivered: false, reason: "storage on the way is too small" };
    barred.add(full);
  }
}

/** The bookings with those of a delivered bundle. */
export function book(plan: DeliveryPlan, bookings: Bookings, bundle: Bundle, delivery: Delivery): Bookings {
  if (!delivery.delivered) return bookings;
  let { busy, stored } = bookings;
  for (const { contact, start, end } of delivery.hops) busy = withEntry(busy, contact, { start, end });
  for (const { node, kept } of keptOnTheWay(plan, bundle, delivery.hops)) stored = withEntry(stored, node, kept);
  return { busy, stored };
}

/** Bundles delivered one after the other, each with what those before it have left. */
export function deliverAll(
  plan: DeliveryPlan,
  bundles: readonly Bundle[],
  options: DeliveryOptions = {},
): { readonly deliveries: readonly Delivery[]; readonly bookings: Bookings } {
  let { bookings = noBookings } = options;
  const deliveries = bundles.map((bundle) => {
    const delivery = deliver(plan, bundle, { ...options, bookings });
    bookings = book(plan, bookings, bundle, delivery);
    return delivery;
  });
  return { deliveries, bookings };
}

/** What each node but the last keeps of a bundle, from its first byte in until its last byte is out. */
function keptOnTheWay(
  plan: DeliveryPlan,
  { atSeconds, sizeMB }: Bundle,
  hops: readonly Transmission[],
): { readonly node: number; readonly kept: StoredBundle }[] {
  return hops.map(({ contact, end }, i) => {
    const before = hops[i - 1];
    // Light time at the start of the transmission: the first byte is in that long after it.
    const start = before === undefined ? atSeconds : before.start + (before.arrival - before.end);
    return { node: plan.from[contact] as number, kept: { start, end, sizeMB } };
  });
}

function overfull(
  plan: DeliveryPlan,
  bundle: Bundle,
  hops: readonly Transmission[],
  { stored }: Bookings,
  storageMB: ReadonlyMap<number, number>,
): number | undefined {
  return keptOnTheWay(plan, bundle, hops).find(({ node, kept }) => {
    const limit = storageMB.get(node) ?? Number.POSITIVE_INFINITY;
    return peakStoredMB(stored.get(node) ?? [], kept) + kept.sizeMB > limit;
  })?.node;
}

function whyNot(plan: DeliveryPlan, bundle: Bundle, bookings: Bookings, wasFull: boolean): UndeliveredReason {
  const arrives = (sizeMB: number, taken: Bookings): boolean =>
    new DeliverySearch({ plan, bookings: taken, ...bundle, sizeMB, barred: new Set() }).best() !== undefined;
  if (wasFull && arrives(bundle.sizeMB, bookings)) return "storage on the way is too small";
  if (arrives(bundle.sizeMB, noBookings)) return "earlier bookings leave no room";
  return arrives(0, noBookings)
    ? "no sequence of contacts has room for so large a bundle"
    : "no sequence of contacts leads there";
}
