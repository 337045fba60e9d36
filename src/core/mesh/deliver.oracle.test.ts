import { describe, expect, it } from "vitest";
import oracle from "./__fixtures__/mesh.json";
import type { ContactPlan } from "./contactPlan";
import { deliver } from "./deliver";
import { deliveryPlanOf } from "./deliveryPlan";

interface Query {
  readonly from: string;
  readonly to: string;
  readonly t0_s: number;
  readonly size_mb: number;
  readonly reachable: boolean;
  readonly arrival_s: number | null;
  readonly contact_sequence?: readonly number[] | null;
  readonly min_contacts_among_optimal?: number;
}

describe("deliveries agree with the independent computation", () => {
  for (const known of oracle.contact_graphs) {
    const given: ContactPlan = {
      contacts: known.contacts.map((contact) => ({
        from: contact.from,
        to: contact.to,
        startSeconds: contact.start_s,
        endSeconds: contact.end_s,
        rateMbps: contact.rate_mbps,
        owltSeconds: contact.owlt_s,
      })),
    };
    const plan = deliveryPlanOf(given);
    const node = (id: string) => plan.nodeIds.indexOf(id);
    (known.queries as readonly Query[])
      .filter(({ from, to }) => node(from) >= 0 && node(to) >= 0)
      .forEach((query, i) => {
        it(`${known.id}, query ${i}: ${query.size_mb} MB from ${query.from} to ${query.to}`, () => {
          const bundle = { from: node(query.from), to: node(query.to), sizeMB: query.size_mb, atSeconds: query.t0_s };
          const delivery = deliver(plan, bundle);
          expect(delivery.delivered).toBe(query.reachable);
          if (!delivery.delivered) return;
          expect(Math.abs(delivery.arrivalSeconds - (query.arrival_s ?? Number.NaN))).toBeLessThan(1e-6);
          const sequence = delivery.hops.map(({ contact }) => contact);
          if (query.contact_sequence) expect(sequence).toEqual(query.contact_sequence);
          if (query.min_contacts_among_optimal !== undefined) {
            expect(sequence).toHaveLength(query.min_contacts_among_optimal);
          }
        });
      });
  }

  // Hand-made graphs of pyCGR's tests (Fraire et al.), rate 1000, no light time.
  const simple = (...contacts: readonly (readonly [string, string, number, number])[]): ContactPlan => ({
    contacts: contacts.map(([from, to, startSeconds, endSeconds]) => ({
      from,
      to,
      startSeconds,
      endSeconds,
      rateMbps: 1000,
      owltSeconds: 0,
    })),
  });

  it("1 to 4 goes by 2, from 20 s on", () => {
    const plan = deliveryPlanOf(simple(["1", "2", 10, 20], ["1", "3", 40, 50], ["2", "4", 20, 30], ["3", "4", 70, 80]));
    const delivery = deliver(plan, { from: 0, to: 3, sizeMB: 1e-6, atSeconds: 0 });
    expect(delivery).toMatchObject({ delivered: true, hops: [{ contact: 0 }, { contact: 2 }] });
    expect(delivery.delivered && delivery.arrivalSeconds).toBeCloseTo(20, 6);
  });

  it("a contact that is over before the bundle gets there leads nowhere", () => {
    const plan = deliveryPlanOf(simple(["1", "2", 35, 40], ["2", "3", 20, 40], ["3", "4", 20, 25]));
    expect(deliver(plan, { from: 0, to: 3, sizeMB: 1e-6, atSeconds: 0 })).toEqual({
      delivered: false,
      reason: "no sequence of contacts leads there",
    });
  });
});
