import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import { checkedContacts, scenarioOf } from "../core/schedule/__fixtures__/bookingCase";
import { faultsOf } from "../core/schedule/__fixtures__/checkSchedule";
import type { ScheduleRecord } from "../core/schedule/scheduleRecord";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const given = {
  satellites: ["sat-a", "sat-b"],
  stations: [{ id: "gs", setupSeconds: 60 }],
  contacts: [
    { satellite: "sat-a", station: "gs", startS: 0, endS: 300, downMbps: 80 },
    { satellite: "sat-b", station: "gs", startS: 200, endS: 500, downMbps: 40 },
  ],
  sync: { direction: "down" as const, demandsMB: { "sat-b": 4000 } },
};
const windows = checkedContacts(given).map(({ satelliteId, stationId, aos, los, pieces }) => ({
  satelliteId,
  stationId,
  aos,
  los,
  downlinkMbps: pieces?.[0]?.downMbps,
}));

async function run(line: string, files: Record<string, unknown> = {}) {
  let out = "";
  const err: string[] = [];
  const all: Record<string, unknown> = { "plan.json": scenarioOf(given), "contacts.json": { windows }, ...files };
  const io: Io = {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path) => failure([{ path, message: "cannot be written" }]),
    readText: async (path) =>
      all[path] === undefined ? failure([{ path, message: "no such file" }]) : success(JSON.stringify(all[path])),
    write: async (text) => {
      out += text;
    },
    complain: (text) => void err.push(text),
    createPlanner: () => {
      throw new Error("not needed");
    },
    version: async () => "0",
  };
  const code = await runProgram(line.split(" "), io);
  return { code, out, err: err.join("\n") };
}

it("books contacts from a file as the documented JSON, proven, and says what is unmet and why", async () => {
  const { code, out } = await run("schedule plan.json --windows contacts.json --format json");
  expect(code).toBe(0);
  const schedule = JSON.parse(out) as ScheduleRecord;
  expect(Object.keys(schedule)).toEqual(["bookings", "objective", "bound", "gap", "proven", "stopped", "unmet"]);
  expect(faultsOf(scenarioOf(given), checkedContacts(given), schedule)).toEqual([]);
  expect(schedule.objective).toBeCloseTo(300 * 10 + 140 * 5, 6);
  expect(schedule).toMatchObject({ proven: true, stopped: false });
  expect(schedule.unmet).toEqual([
    { satelliteId: "sat-b", demandMB: 4000, bookedMB: 700, reason: "all its contacts are booked, 1 of them in part" },
  ]);
});

it("writes tables, CSV and calendars, and the same bytes each time", async () => {
  const table = await run("schedule plan.json --windows contacts.json");
  expect(table.out).toMatch(/sat-a +gs +1 /);
  expect(table.out).toMatch(/^2 bookings, weighted volume 3700\.000 MB, bound 3700\.000 MB: proven optimal$/m);
  const oldest = await run("schedule plan.json --windows contacts.json --objective age");
  expect(oldest.out).toMatch(/^2 bookings, mean age of information [\d.]+ s, bound [\d.]+ s: /m);
  expect(await run("schedule plan.json --windows contacts.json")).toEqual(table);
  expect((await run("schedule plan.json --windows contacts.json --format csv")).out).toMatch(
    /^satellite_id,station_id/,
  );
  expect((await run("schedule plan.json --windows contacts.json --format ics")).out).toMatch(/SUMMARY:sat-a at gs/);
});

it("the youngest information is an objective of its own, and time may be limited", async () => {
  const line = "schedule plan.json --windows contacts.json --objective age --seconds 5 --format json";
  const { code, out } = await run(line);
  expect(code).toBe(0);
  const schedule = JSON.parse(out) as ScheduleRecord;
  expect(faultsOf(scenarioOf(given), checkedContacts(given), schedule, "age")).toEqual([]);
});

it("without satellites or contacts there is an honest empty schedule", async () => {
  const { code, out } = await run("schedule plan.json --windows none.json --format json", {
    "none.json": { windows: [] },
  });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ bookings: [], objective: 0, bound: 0, gap: 0, proven: true });
});

it.each([
  ["reversed", [{ ...windows[0], aos: windows[0]?.los, los: windows[0]?.aos }], /windows\[0\]\.los: before aos/],
  [
    "of an unknown satellite",
    [{ ...windows[0], satelliteId: "sat-x" }],
    /no such satellite .*"sat-x".*: sat-a, sat-b$/,
  ],
  ["no list", "none", /^error: broken\.json: windows: wrong kind of value \(given "none"\)/],
  ["without a time", [{ satelliteId: "sat-a", stationId: "gs" }], /broken\.json: windows\[0\]\.aos: missing/],
])("windows that are %s are refused by name", async (_, broken, message) => {
  const { code, err } = await run("schedule plan.json --windows broken.json", { "broken.json": { windows: broken } });
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

it.each([
  [{ demandsMB: { "sat-x": 1 } }, /demandsMB\.sat-x|demandsMB\["sat-x"\]/],
  [{ priorities: { "sat-a": -1 } }, /priorities/],
  [
    { releases: { "sat-a": "2026-03-20T13:00:00Z" }, deadlines: { "sat-a": "2026-03-20T12:30:00Z" } },
    /deadlines.*not after the release/,
  ],
  [{ minDurationSeconds: 60, maxDurationSeconds: 30 }, /maxDurationSeconds/],
])("rules that cannot hold are bad input: %j", async (sync, message) => {
  const plan = scenarioOf({ ...given, sync: { direction: "down", ...sync } });
  const { code, err } = await run("schedule plan.json --windows contacts.json", { "plan.json": plan });
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
