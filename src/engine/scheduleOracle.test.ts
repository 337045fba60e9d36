import { beforeAll, describe, expect, it } from "vitest";
import type { MilpSolver } from "../core/base/milp";
import { type BookingCase, checkedContacts, scenarioOf, scheduleCase } from "../core/schedule/__fixtures__/bookingCase";
import { faultsOf } from "../core/schedule/__fixtures__/checkSchedule";
import oracle from "../core/schedule/__fixtures__/schedule.json";
import { loadSolver } from "./solver";

interface Instance {
  readonly id: string;
  readonly stations: Readonly<Record<string, { readonly antennas: number; readonly setup_s: number }>>;
  readonly weights: Readonly<Record<string, number>>;
  readonly min_duration_s: number;
  readonly windows: readonly {
    readonly sat: string;
    readonly station: string;
    readonly start_s: number;
    readonly end_s: number;
    readonly rate_mbps: number;
  }[];
  readonly whole: { readonly optimal_weighted_mb: number };
  readonly whole_with_demand?: {
    readonly demand_mb: Readonly<Record<string, number>>;
    readonly optimal_weighted_mb: number;
  };
  readonly truncatable: { readonly optimal_weighted_mb: number };
}

function caseOf(instance: Instance, sync: Partial<BookingCase["sync"]>): BookingCase {
  return {
    satellites: Object.keys(instance.weights),
    stations: Object.entries(instance.stations).map(([id, { antennas, setup_s }]) => ({
      id,
      antennas,
      setupSeconds: setup_s,
    })),
    contacts: instance.windows.map(({ sat, station, start_s, end_s, rate_mbps }) => ({
      satellite: sat,
      station,
      startS: start_s,
      endS: end_s,
      downMbps: rate_mbps,
    })),
    sync: {
      direction: "down",
      minDurationSeconds: instance.min_duration_s,
      priorities: { ...instance.weights },
      ...sync,
    },
  };
}

const instances = (oracle as unknown as { instances: readonly Instance[] }).instances;

describe("schedules of known instances", () => {
  let solver: MilpSolver;

  beforeAll(async () => {
    solver = await loadSolver();
  });

  const hold = (given: BookingCase, optimum: number) => {
    const outcome = scheduleCase(given, { solver, effort: 0.02 });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    expect(faultsOf(scenarioOf(given), checkedContacts(given), outcome.value)).toEqual([]);
    expect(Math.abs(outcome.value.objective - optimum)).toBeLessThanOrEqual(1e-6 * Math.max(1, optimum));
    expect(outcome.value.proven).toBe(true);
  };

  it.each(instances)("$id: whole windows are worth the known optimum, and it is proven", (instance) => {
    hold(caseOf(instance, { mode: "whole" }), instance.whole.optimal_weighted_mb);
  });

  it.each(instances.filter(({ whole_with_demand }) => whole_with_demand))("$id: with demands too", (instance) => {
    const known = instance.whole_with_demand;
    if (known === undefined) throw new Error("no demands");
    hold(caseOf(instance, { mode: "whole", demandsMB: { ...known.demand_mb } }), known.optimal_weighted_mb);
  });

  it.each(instances)("$id: cut windows are worth the known optimum, and it is proven", (instance) => {
    hold(caseOf(instance, { mode: "cut" }), instance.truncatable.optimal_weighted_mb);
  });
});
