import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bookings, noBookings } from "./bookings";
import { type Bundle, book, deliver, deliverAll } from "./deliver";
import { type DeliveryPlan, deliveryPlanOf } from "./deliveryPlan";

const names = ["a", "b", "c", "d", "e"];

/** Few different times, rates and light times, all whole numbers of 1/8 s: ties abound and sums are exact. */
const drawnPlan = fc
  .array(
    fc.record({
      from: fc.nat(4),
      to: fc.nat(4),
      start: fc.nat(12),
      length: fc.integer({ min: 1, max: 8 }),
      rate: fc.constantFrom(8, 16),
      owlt: fc.constantFrom(0, 0.25, 1),
    }),
    { minLength: 12, maxLength: 24, size: "max" },
  )
  .map((contacts) =>
    deliveryPlanOf({
      contacts: [
        // Every node occurs, so that indices are fixed.
        ...names.map((name, i) => ({
          from: name,
          to: names[(i + 1) % 5] as string,
          startSeconds: 100,
          endSeconds: 100.25,
          rateMbps: 8,
          owltSeconds: 0,
        })),
        ...contacts
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, start, length, rate, owlt }) => ({
            from: names[from] as string,
            to: names[to] as string,
            startSeconds: start,
            endSeconds: start + length,
            rateMbps: rate,
            owltSeconds: owlt,
          })),
      ],
    }),
  );

const drawnBundle = fc.record({
  from: fc.nat(4),
  to: fc.nat(4),
  sizeMB: fc.constantFrom(0.5, 1, 2, 3),
  atSeconds: fc.nat(6),
});

interface Way {
  readonly arrival: number;
  readonly contacts: readonly number[];
  readonly end: number;
  readonly nodes: readonly number[];
}

/** Every way without a node twice, contact by contact, taking the first gap of each. */
function allWays(plan: DeliveryPlan, bundle: Bundle, bookings: Bookings): Way[] {
  const ways: Way[] = [];
  const walk = (way: Way) => {
    const node = way.nodes[way.nodes.length - 1] as number;
    if (node === bundle.to) {
      ways.push(way);
      return;
    }
    for (let contact = 0; contact < plan.from.length; contact++) {
      const next = plan.to[contact] as number;
      if (plan.from[contact] !== node || way.nodes.includes(next)) continue;
      const duration = (8 * bundle.sizeMB) / (plan.rateMbps[contact] as number);
      const busy = bookings.busy.get(contact) ?? [];
      const starts = [Math.max(way.arrival, plan.startSeconds[contact] as number), ...busy.map(({ end }) => end)]
        .filter((start) => start >= way.arrival && start >= (plan.startSeconds[contact] as number))
        .filter((start) => start + duration <= (plan.endSeconds[contact] as number))
        .filter((start) => busy.every((taken) => start + duration <= taken.start || start >= taken.end));
      if (starts.length === 0) continue;
      walk({
        arrival: Math.min(...starts) + duration + plan.owltSeconds(contact, 0),
        contacts: [...way.contacts, contact],
        end: Math.min(way.end, plan.endSeconds[contact] as number),
        nodes: [...way.nodes, next],
      });
    }
  };
  walk({ arrival: bundle.atSeconds, contacts: [], end: Number.POSITIVE_INFINITY, nodes: [bundle.from] });
  return ways;
}

function compareWays(a: Way, b: Way): number {
  if (a.arrival !== b.arrival) return a.arrival - b.arrival;
  if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length;
  if (a.end !== b.end) return b.end - a.end;
  const at = a.nodes.findIndex((node, i) => node !== b.nodes[i]);
  return at < 0 ? 0 : (a.nodes[at] as number) - (b.nodes[at] as number);
}

function expectBest(plan: DeliveryPlan, bundle: Bundle, bookings: Bookings): number {
  const delivery = deliver(plan, bundle, { bookings });
  const best = allWays(plan, bundle, bookings).sort(compareWays)[0];
  expect(delivery.delivered).toBe(best !== undefined);
  if (!delivery.delivered || !best) return 0;
  expect({
    arrival: delivery.arrivalSeconds,
    nodes: [bundle.from, ...delivery.hops.map(({ contact }) => plan.to[contact])],
    end: Math.min(...delivery.hops.map(({ contact }) => plan.endSeconds[contact] as number)),
  }).toEqual({ arrival: best.arrival, nodes: best.nodes, end: best.end });
  return delivery.hops.length;
}

describe("a delivery", () => {
  it("equals an enumeration of all ways in its full order, seed 90210", () => {
    let several = 0;
    fc.assert(
      fc.property(drawnPlan, drawnBundle, (plan, bundle) => {
        if (expectBest(plan, bundle, noBookings) > 1) several++;
      }),
      { seed: 90210, numRuns: 400 },
    );
    expect(several).toBeGreaterThan(60);
  });

  it("beside earlier bookings does so too, and bytes are conserved: contacts carry what bundles weigh, one at a time, seed 3110", () => {
    let delivered = 0;
    fc.assert(
      fc.property(drawnPlan, fc.array(drawnBundle, { minLength: 2, maxLength: 6 }), (plan, bundles) => {
        let bookings = noBookings;
        for (const bundle of bundles) {
          expectBest(plan, bundle, bookings);
          bookings = book(plan, bookings, bundle, deliver(plan, bundle, { bookings }));
        }
        const all = deliverAll(plan, bundles);
        expect(all.bookings).toEqual(bookings);
        const sentMB = [...bookings.busy].reduce(
          (sum, [contact, taken]) =>
            sum +
            taken.reduce((MB, { start, end }) => MB + ((end - start) * (plan.rateMbps[contact] as number)) / 8, 0),
          0,
        );
        const weighedMB = all.deliveries.reduce(
          (sum, one, i) => sum + (one.delivered ? one.hops.length * (bundles[i]?.sizeMB ?? 0) : 0),
          0,
        );
        expect(sentMB).toBeCloseTo(weighedMB, 9);
        for (const [contact, taken] of bookings.busy) {
          taken.forEach(({ start, end }, i) => {
            expect(start).toBeGreaterThanOrEqual(plan.startSeconds[contact] as number);
            expect(end).toBeLessThanOrEqual(plan.endSeconds[contact] as number);
            expect(end).toBeLessThanOrEqual(taken[i + 1]?.start ?? Number.POSITIVE_INFINITY);
          });
        }
        delivered += all.deliveries.filter((one) => one.delivered && one.hops.length > 0).length;
      }),
      { seed: 3110, numRuns: 150 },
    );
    expect(delivered).toBeGreaterThan(150);
  });

  it("never makes a node keep more than it can, seed 77", () => {
    let full = 0;
    fc.assert(
      fc.property(drawnPlan, fc.array(drawnBundle, { minLength: 3, maxLength: 8 }), (plan, bundles) => {
        const storageMB = new Map(names.map((_, node) => [node, 3]));
        const { deliveries, bookings } = deliverAll(plan, bundles, { storageMB });
        for (const stored of bookings.stored.values()) {
          for (const { start } of stored) {
            const keptMB = stored.reduce(
              (sum, one) => (one.start <= start && start < one.end ? sum + one.sizeMB : sum),
              0,
            );
            expect(keptMB).toBeLessThanOrEqual(3);
          }
        }
        const limited = deliveries.filter((one) => one.delivered).length;
        if (limited < deliverAll(plan, bundles).deliveries.filter((one) => one.delivered).length) full++;
      }),
      { seed: 77, numRuns: 150 },
    );
    expect(full).toBeGreaterThan(10);
  });
});

describe("a bundle that does not arrive has its reason", () => {
  const plan = deliveryPlanOf({
    contacts: [
      { from: "a", to: "b", startSeconds: 0, endSeconds: 10, rateMbps: 8, owltSeconds: 0 },
      { from: "b", to: "c", startSeconds: 20, endSeconds: 30, rateMbps: 8, owltSeconds: 0 },
    ],
  });
  const bundle = { from: 0, to: 2, sizeMB: 6, atSeconds: 0 };

  it("too large, too late, no room beside others, no storage; an exact fit fits", () => {
    expect(deliver(plan, { ...bundle, sizeMB: 10 }).delivered).toBe(true);
    const reasonOf = (changed: Partial<Bundle>, options = {}) => {
      const delivery = deliver(plan, { ...bundle, ...changed }, options);
      return delivery.delivered ? undefined : delivery.reason;
    };
    expect(reasonOf({ sizeMB: 10.001 })).toBe("no sequence of contacts has room for so large a bundle");
    expect(reasonOf({ atSeconds: 11 })).toBe("no sequence of contacts leads there");
    const { bookings } = deliverAll(plan, [bundle]);
    expect(reasonOf({}, { bookings })).toBe("earlier bookings leave no room");
    expect(reasonOf({}, { storageMB: new Map([[1, 5]]) })).toBe("storage on the way is too small");
    expect(reasonOf({}, { storageMB: new Map([[1, 6]]) })).toBeUndefined();
  });
});
