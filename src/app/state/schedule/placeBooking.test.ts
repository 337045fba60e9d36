import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Failure } from "../picture/failureTimes";
import type { ShownBooking } from "./bookings";
import { placeBooking, type Surroundings, type Wish } from "./placeBooking";

const minute = 60_000;

/** Contacts in minutes: satellite, station, from, to. */
function contactsOf(...rows: readonly (readonly [number, number, number, number])[]) {
  return {
    count: rows.length,
    satellite: rows.map(([satellite]) => satellite),
    station: rows.map(([, station]) => station),
    aosMs: rows.map(([, , from]) => from * minute),
    losMs: rows.map(([, , , to]) => to * minute),
  };
}

function booking(
  index: number,
  satellite: number,
  station: number,
  from: number,
  to: number,
  isPinned = false,
): ShownBooking {
  const [startMs, endMs] = [from * minute, to * minute];
  const rule = {
    satelliteId: `s${satellite}`,
    stationId: `g${station}`,
    start: new Date(startMs).toISOString(),
    end: new Date(endMs).toISOString(),
  };
  return { index, key: String(index), satellite, station, antenna: 1, startMs, endMs, isPinned, rule };
}

const station = { latDeg: 0, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 };
const around: Surroundings = {
  contacts: contactsOf([0, 0, 0, 10], [0, 0, 100, 110], [1, 0, 5, 15], [0, 1, 0, 12]),
  bookings: [booking(0, 0, 0, 2, 6), booking(1, 1, 0, 7, 12)],
  stations: [
    { id: "g0", setupSeconds: 30, ...station },
    { id: "g1", antennas: 2, ...station },
  ],
  rules: { direction: "both" },
};
const moved = around.bookings[0] as ShownBooking;

function place(from: number, to: number, more: Partial<Wish> = {}, changed: Partial<Surroundings> = {}) {
  const wish: Wish = { station: 0, antenna: 1, grip: "all", ...more, startMs: from * minute, endMs: to * minute };
  return placeBooking(moved, wish, { ...around, ...changed });
}

function placed(...wish: Parameters<typeof place>) {
  const outcome = place(...wish);
  if (!outcome.ok) throw new Error(outcome.error);
  const { startMs, endMs, conflicts } = outcome.value;
  return [startMs / minute, endMs / minute, conflicts.map(({ booking: { index }, reason }) => `${index} ${reason}`)];
}

describe("a booking that is moved", () => {
  it("goes nowhere that its satellite, the station or their link has failed", () => {
    const failing = (failure: Failure) => {
      const outcome = place(2, 6, {}, { mesh: { topology: "none", failures: [failure] } });
      return outcome.ok ? "goes" : outcome.error;
    };
    expect(failing({ kind: "satellite", id: "s0" })).toBe("the satellite has failed");
    expect(failing({ kind: "station", id: "g0", from: "1970-01-01T00:05:00Z" })).toBe("the station has failed");
    expect(failing({ kind: "link", id: "g0", other: "s0" })).toBe("the link has failed");
    expect(failing({ kind: "link", id: "g1", other: "s0" })).toBe("goes");
    expect(failing({ kind: "station", id: "g0", from: "1970-01-01T00:06:00Z" })).toBe("goes");
  });

  it("stays as long as it was, inside of the closest contact", () => {
    expect(placed(-5, -1)).toEqual([0, 4, []]);
    expect(placed(90, 94)).toEqual([100, 104, []]);
    expect(placed(0, 60)).toEqual([0, 10, ["1 antenna"]]);
  });

  it("names the bookings of its antenna that are in the way, set-up included", () => {
    expect(placed(2.6, 6.6)[2]).toEqual(["1 antenna"]);
    expect(placed(2.5, 6.5)[2]).toEqual([]);
  });

  it("is trimmed at one end while the other stays", () => {
    expect(placed(4, 6, { grip: "start" })).toEqual([4, 6, []]);
    expect(placed(2, 30, { grip: "end" })).toEqual([2, 10, ["1 antenna"]]);
    expect(placed(-7, 6, { grip: "start" })).toEqual([0, 6, []]);
  });

  it("goes to another station where the satellite is not booked elsewhere at once", () => {
    const bookings = [...around.bookings, booking(2, 0, 0, 100, 104), booking(3, 0, 1, 9, 11)];
    expect(placed(2, 6, { station: 1, antenna: 2 })).toEqual([2, 6, []]);
    expect(placed(7, 11, { station: 1, antenna: 2 }, { bookings })).toEqual([7, 11, ["3 satellite"]]);
    expect(placed(2, 6, { station: 1, antenna: 2 }, { bookings })).toEqual([2, 6, ["3 contact"]]);
  });

  it("takes whole contacts only where the rules say so", () => {
    expect(placed(101, 102, {}, { rules: { direction: "both", mode: "whole" } })).toEqual([100, 110, []]);
  });

  it("cannot push a pin away, nor use forbidden contacts, maintenance or contacts that are not there", () => {
    const pinned = [moved, booking(1, 1, 0, 7, 12, true)];
    const error = (...wish: Parameters<typeof place>) => {
      const outcome = place(...wish);
      return outcome.ok ? "" : outcome.error;
    };
    expect(error(5, 9, {}, { bookings: pinned })).toContain("pinned booking of s1");
    const time = { start: new Date(0).toISOString(), end: new Date(minute).toISOString() };
    const forbidden = [{ satelliteId: "s0", stationId: "g0", ...time }];
    expect(error(5, 9, {}, { rules: { direction: "both", forbidden } })).toBe("the contact is forbidden");
    const maintenance = [{ from: time.start, to: time.end }];
    const stations = [{ id: "g0", ...station, maintenance }];
    expect(error(0, 3, {}, { stations })).toBe("the antenna is in maintenance");
    expect(error(2, 6, { station: 1 }, { contacts: contactsOf([0, 0, 0, 10]) })).toContain("no contact with g1");
  });

  it("always comes to lie in a contact of the two, with all that overlaps it named, seed 7", () => {
    const wish = fc.record({ from: fc.integer({ min: -50, max: 150 }), length: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(wish, ({ from, length }) => {
        const outcome = place(from, from + length);
        if (!outcome.ok) throw new Error(outcome.error);
        const { startMs, endMs, conflicts } = outcome.value;
        const { aosMs, losMs, satellite } = around.contacts;
        const isInside = [0, 1, 2, 3].some(
          (row) => satellite[row] === 0 && (aosMs[row] ?? 0) <= startMs && (losMs[row] ?? 0) >= endMs,
        );
        expect(isInside && endMs > startMs).toBe(true);
        expect(conflicts.length === 1).toBe(startMs < 12.5 * minute && endMs > 6.5 * minute);
      }),
      { seed: 7 },
    );
  });
});
