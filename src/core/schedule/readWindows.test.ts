import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, type BookingCase, scheduleCase } from "./__fixtures__/bookingCase";
import { bestByEnumeration } from "./__fixtures__/bruteForce";
import { randomCase } from "./__fixtures__/randomCase";
import { readWindows } from "./readWindows";

const frame = { satelliteIds: ["a", "b"], stations: [{ id: "gs", downlinkMbps: 80, uplinkMbps: 8 }] };
const window = { satelliteId: "a", stationId: "gs", aos: "2026-03-20T12:00:00Z", los: "2026-03-20T12:05:00Z" };

function read(...windows: readonly object[]) {
  const outcome = readWindows({ windows }, frame);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.contacts;
}

function problemsOf(value: unknown) {
  const outcome = readWindows(value, frame);
  return outcome.ok ? [] : outcome.error;
}

describe("windows are taken as given", () => {
  it("twice, overlapping, empty, and of no whole millisecond", () => {
    const empty = { ...window, los: window.aos };
    const within = { ...window, aos: "2026-03-20T12:00:00.000100Z", los: "2026-03-20T12:00:00.000900Z" };
    const { count, aosMs, losMs } = read(window, window, { ...window, aos: "2026-03-20T12:04:00Z" }, empty, within);
    expect(count).toBe(5);
    expect([3, 4].map((i) => (losMs[i] as number) - (aosMs[i] as number))).toEqual([0, 0]);
  });

  it("to the millisecond, rounded into the contact", () => {
    const { aosMs, losMs } = read({
      ...window,
      aos: "2026-03-20T12:00:00.000100Z",
      los: "2026-03-20T12:05:00.000900Z",
    });
    expect(aosMs[0]).toBe(Date.parse(at(0)) + 1);
    expect(losMs[0]).toBe(Date.parse(at(300)));
  });

  it("and booked one at a time where windows of one pair overlap: no worse than by trying everything, no better than the bound", () => {
    const doubled = randomCase({ contacts: 3, slots: 10, longest: 4 }).map(
      (given): BookingCase => ({
        ...given,
        contacts: given.contacts.flatMap((contact) => [
          contact,
          { ...contact, startS: contact.startS + 10, endS: contact.endS + 10, downMbps: 24 },
        ]),
      }),
    );
    fc.assert(
      fc.property(doubled, (given) => {
        const outcome = scheduleCase(given, { effort: 0.002 });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
        const { bookings, objective, bound } = outcome.value;
        const best = bestByEnumeration(given);
        expect(objective).toBeLessThanOrEqual(best + 1e-5);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-5);
        for (const satelliteId of given.satellites) {
          const mine = bookings.filter((booking) => booking.satelliteId === satelliteId);
          mine.forEach(({ end }, i) => {
            expect(mine.slice(i + 1).every(({ start }) => start >= end)).toBe(true);
          });
        }
      }),
      { numRuns: 60, seed: 5140 },
    );
  });
});

describe("windows are refused with path, value and what is allowed", () => {
  it.each([
    [{ ...window, downlinkMbps: -5 }, "windows[0].downlinkMbps", "too small", -5, "a number at least 0 (Mbit/s)"],
    [
      { ...window, uplinkMbps: "8" },
      "windows[0].uplinkMbps",
      "wrong kind of value",
      "8",
      "a number at least 0 (Mbit/s)",
    ],
    [{ ...window, satelliteId: 3 }, "windows[0].satelliteId", "wrong kind of value", 3, "the id of a satellite"],
    [{ ...window, satelliteId: "c" }, "windows[0].satelliteId", "no such satellite in the scenario", "c", "a, b"],
    [{ ...window, stationId: "x" }, "windows[0].stationId", "no such station in the scenario", "x", "gs"],
    [
      { ...window, los: "2026-03-20T11:00:00Z" },
      "windows[0].los",
      "before aos",
      "2026-03-20T11:00:00Z",
      "an instant after aos",
    ],
  ])("%j", (broken, path, message, given, allowed) => {
    expect(problemsOf({ windows: [broken] })).toEqual([{ path, message, given, allowed }]);
  });

  it("also where it is no list", () => {
    expect(problemsOf({ contacts: [] })).toEqual([
      { path: "windows", message: "missing", allowed: "a list of windows" },
    ]);
    expect(problemsOf(3)).toMatchObject([{ path: "", message: "wrong kind of value", given: 3 }]);
  });

  it("and of many ids a dozen are listed", () => {
    const satelliteIds = Array.from({ length: 20 }, (_, i) => `s${i}`);
    const outcome = readWindows({ windows: [window] }, { ...frame, satelliteIds });
    expect(outcome.ok ? "" : outcome.error[0]?.allowed).toMatch(/^s0, .*, s11, and 8 more$/);
  });
});
