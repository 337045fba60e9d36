import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import type { BookingRule } from "../scenario/schema/sync";
import { at, type BookingCase, checkedContacts, contactsOf, ratesOf, scenarioOf } from "./__fixtures__/bookingCase";
import { faultsOf } from "./__fixtures__/checkSchedule";
import { replan } from "./replan";
import { scheduleRecord } from "./scheduleRecord";

const given: BookingCase = {
  satellites: ["a", "b", "c"],
  stations: [{ id: "gs" }, { id: "gt", antennas: 2 }],
  contacts: [
    { satellite: "a", station: "gs", startS: 0, endS: 300, downMbps: 8 },
    { satellite: "b", station: "gs", startS: 200, endS: 500, downMbps: 80 },
    { satellite: "c", station: "gt", startS: 100, endS: 400, downMbps: 8 },
    { satellite: "a", station: "gt", startS: 1000, endS: 1300, downMbps: 8 },
  ],
  sync: { direction: "down", mode: "cut" },
};
const standing: BookingRule[] = [
  { satelliteId: "a", stationId: "gs", antenna: 1, start: at(0), end: at(300) },
  { satelliteId: "c", stationId: "gt", antenna: 2, start: at(120), end: at(400) },
];

function replanned(changed: BookingCase, before = standing) {
  const contacts = contactsOf(changed);
  const outcome = runToEnd(replan(scenarioOf(changed), contacts, ratesOf(changed), before, { effort: 0.005 }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const { prepared, schedule, changes } = outcome.value;
  const record = scheduleRecord(scenarioOf(changed), prepared, contacts, schedule);
  expect(faultsOf(scenarioOf(changed), checkedContacts(changed), record)).toEqual([]);
  return changes;
}

describe("planning anew", () => {
  it("keeps all that stood and can stay, though other bookings would be worth more, and fills the rest", () => {
    const { kept, moved, removed, added } = replanned(given);
    expect([kept.length, moved.length, removed.length]).toEqual([2, 0, 0]);
    expect(added.map(({ satellite, startMs }) => [satellite, new Date(startMs).toISOString()])).toEqual([
      [1, at(300)],
      [0, at(1000)],
    ]);
  });

  it("gives up what a failed satellite held, and nothing else", () => {
    const changes = replanned({ ...given, contacts: given.contacts.filter(({ satellite }) => satellite !== "a") });
    expect(changes.kept).toHaveLength(1);
    expect(changes.removed).toEqual([standing[0]]);
  });

  it("trims what a new pin cuts into, and moves what lost its antenna", () => {
    const pinned = [{ satelliteId: "b", stationId: "gs", start: at(200), end: at(500) }];
    const stations = [given.stations[0] as { id: string }, { id: "gt", antennas: 1 }];
    const { moved, removed } = replanned({ ...given, stations, sync: { ...given.sync, pinned } });
    expect(removed).toEqual([]);
    expect(moved.map(({ to }) => [to.satellite, to.antenna, new Date(to.endMs).toISOString()])).toEqual([
      [0, 1, at(200)],
      [2, 1, at(400)],
    ]);
  });
});
