import { expect, it } from "vitest";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import { bookingRoom } from "./bookingRoom";

const minuteMs = 60_000;

function roomOf(contactCount: number, antennas: number) {
  const scenario: Scenario = {
    schema: scenarioSchemaId,
    name: "plan",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    stations: [{ id: "g", latDeg: 0, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1, antennas }],
  };
  const aosMs = Float64Array.from({ length: contactCount }, (_, i) => i * minuteMs);
  const contacts = {
    count: contactCount,
    satellite: new Uint32Array(contactCount),
    station: new Uint32Array(contactCount),
    aosMs,
    losMs: aosMs.map((ms) => ms + 6 * minuteMs),
  };
  return bookingRoom(scenario, contacts, "sat-1");
}

it("antennas are full for as long as the window lasts, or until the contacts are used up", () => {
  expect(roomOf(100, 1).bookings).toBe(10);
  expect(roomOf(100, 3).bookings).toBe(30);
  expect(roomOf(4, 1).bookings).toBe(4);
  expect(roomOf(0, 1)).toMatchObject({ bookings: 0, megabytes: 0 });
});

it("a booking takes what the document writes of it, and the rest of the document leaves less than the limit", () => {
  const { megabytes, bookings, leftMegabytes } = roomOf(100, 1);
  expect((1e6 * megabytes) / bookings).toBeCloseTo(
    '{"satelliteId":"sat-1","stationId":"g","antenna":1,"start":"2026-03-20T12:00:00.000Z","end":"2026-03-20T12:00:00.000Z"},'
      .length,
    6,
  );
  expect(leftMegabytes).toBeLessThan(2);
  expect(leftMegabytes).toBeGreaterThan(1.99);
});
