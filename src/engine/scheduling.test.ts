import { afterAll, expect, it } from "vitest";
import { formatInstant } from "../core/base/instant";
import { runToEnd } from "../core/base/progress";
import { contactSearch } from "../core/contact/contactSearch";
import { findContacts } from "../core/contact/findContacts";
import { examples } from "../core/scenario/examples";
import { expandSatellites } from "../core/scenario/expand";
import type { Scenario } from "../core/scenario/schema";
import { makeProblem } from "../core/schedule/makeProblem";
import { scheduleContacts } from "../core/schedule/schedule";
import { type ContestedPlan, createScheduler } from "./client/scheduler";
import { exposeScheduleHost } from "./host/scheduleHost";
import type { ScheduleReport } from "./protocol/scheduleJobs";
import { loadSolver } from "./solver";

/** Host and client in one thread, over message channels. */
const scheduler = createScheduler({
  spawn() {
    const { port1, port2 } = new MessageChannel();
    exposeScheduleHost({ endpoint: port1 });
    port2.start();
    return { endpoint: port2, terminate: () => port1.close(), onDeath: () => undefined };
  },
});
afterAll(() => scheduler.dispose());

const small = planOf("first-contacts", 6);
/** Demands that no schedule meets exactly, so that its search has work for long. */
const large = planOf("iridium-star", 24, (id, i) => [id, 120_000 + 5_000 * (i % 37)]);

function planOf(
  id: string,
  durationHours: number,
  demandOf?: (satelliteId: string, i: number) => readonly [string, number],
): ContestedPlan & { readonly scenario: Scenario } {
  const example = examples.find((each) => each.id === id);
  if (example === undefined) throw new Error(`no example ${id}`);
  const scenario: Scenario = {
    ...example.scenario,
    window: { ...example.scenario.window, durationHours },
    sync: { direction: "down", mode: "cut" },
  };
  if (demandOf) {
    const demandsMB = Object.fromEntries(expandSatellites(scenario).map((satellite, i) => demandOf(satellite.id, i)));
    scenario.sync = { direction: "down", mode: "whole", demandsMB };
  }
  const { windows } = runToEnd(findContacts(contactSearch(scenario)));
  return { scenario, scenarioText: JSON.stringify(scenario), contacts: windows };
}

/** The plan with bookings as its document's own. */
function withBookings(plan: typeof small, { bookings }: ScheduleReport): ContestedPlan {
  const { satellites = [], stations = [] } = plan.scenario;
  const rules = Array.from({ length: bookings.count }, (_, i) => ({
    satelliteId: satellites[bookings.satellite[i] ?? -1]?.id ?? "",
    stationId: stations[bookings.station[i] ?? -1]?.id ?? "",
    antenna: bookings.antenna[i] ?? 1,
    start: formatInstant(bookings.startMs[i] ?? 0),
    end: formatInstant(bookings.endMs[i] ?? 0),
  }));
  const sync = { direction: "down" as const, mode: "cut" as const, bookings: rules };
  return { ...plan, scenarioText: JSON.stringify({ ...plan.scenario, sync }) };
}

it("a schedule over the channel is core's own, and its bookings are worth what it says", async () => {
  const outcome = await scheduler.schedule(small, { keepsBookings: false });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  const prepared = makeProblem(small.scenario, small.contacts);
  if (!prepared.ok) throw new Error("it is a problem");
  const own = runToEnd(scheduleContacts(prepared.value.problem, { solver: await loadSolver() }));
  expect(outcome.value.objective).toBe(own.objective);
  expect([...outcome.value.bookings.startMs]).toEqual(own.bookings.map(({ startMs }) => startMs));
  expect(outcome.value.proven).toBe(true);

  const accepted = withBookings(small, outcome.value);
  const assessed = await scheduler.assess(accepted);
  if (assessed.status !== "done") throw new Error(JSON.stringify(assessed));
  expect(assessed.value.faults).toEqual([]);
  expect(assessed.value.objective).toBeCloseTo(own.objective, 6);
  expect([...assessed.value.bookings.downMB]).toEqual([...outcome.value.bookings.downMB]);

  const again = await scheduler.schedule(accepted, { keepsBookings: true });
  if (again.status !== "done") throw new Error(JSON.stringify(again));
  expect([...again.value.bookings.startMs]).toEqual([...outcome.value.bookings.startMs]);

  const csv = await scheduler.exportSchedule(accepted, "csv", "ksc");
  expect(csv.status === "done" && csv.value.split("\r\n").length > 2 && !csv.value.includes("svalbard")).toBe(true);
}, 60_000);

it("a search that is stopped hands over the best it has, and had told of it", async () => {
  const stop = new AbortController();
  const values: number[] = [];
  const outcome = await scheduler.schedule(large, {
    keepsBookings: false,
    signal: stop.signal,
    onNews({ objective }) {
      if (objective === undefined || objective === 0) return;
      values.push(objective);
      stop.abort();
    },
  });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  expect(outcome.value.stopped).toBe(true);
  expect(outcome.value.objective).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
  expect(outcome.value.bookings.count).toBeGreaterThan(0);
}, 60_000);

it("pins that contradict each other are refused by name", async () => {
  const { windows } = runToEnd(findContacts(contactSearch(small.scenario)));
  const pin = {
    satelliteId: small.scenario.satellites?.[windows.satellite[0] ?? 0]?.id,
    stationId: small.scenario.stations?.[windows.station[0] ?? 0]?.id,
    start: formatInstant(windows.aosMs[0] ?? 0),
    end: formatInstant(windows.losMs[0] ?? 0),
  };
  const sync = { direction: "down", pinned: [pin, pin] };
  const scenarioText = JSON.stringify({ ...small.scenario, sync });
  const outcome = await scheduler.schedule({ ...small, scenarioText }, { keepsBookings: false });
  expect(outcome).toMatchObject({ status: "refused", problems: [{ path: "sync.pinned[1]" }] });
});
