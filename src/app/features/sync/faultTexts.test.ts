import { expect, it } from "vitest";
import type { Scenario } from "../../../core/scenario/schema";
import { faultTexts } from "./faultTexts";

const scenario = {
  stations: [{ id: "ksc", name: "KSC", latDeg: 28.57, lonDeg: -80.65 }],
  sync: {
    bookings: [
      { satelliteId: "sat-001", stationId: "ksc", start: "2026-03-20T12:00:00Z", end: "2026-03-20T12:01:00Z" },
      { satelliteId: "sat-002", stationId: "ksc", start: "2026-03-20T12:02:30.228Z", end: "2026-03-20T12:06:56.615Z" },
      { satelliteId: "sat-003", stationId: "gone", start: "2026-03-20T23:59:00Z", end: "2026-03-21T00:02:00Z" },
    ],
  },
} as unknown as Scenario;

it("names the booking of a fault by satellite, station and time", () => {
  const faults = [
    { path: "sync.bookings[1]", message: "its contact cannot be booked: too short", given: "not shown" },
    { path: "sync.bookings[2]", message: "no contact of the two holds it" },
  ];
  expect(faultTexts(faults, scenario, "utc")).toEqual([
    {
      key: "sync.bookings[1]",
      booking: "sat-002 at KSC, 03-20 12:02:30 to 12:06:56",
      why: "its contact cannot be booked: too short",
    },
    {
      key: "sync.bookings[2]",
      booking: "sat-003 at gone, 03-20 23:59:00 to 00:02:00",
      why: "no contact of the two holds it",
    },
  ]);
});

it("keeps the path of a fault whose booking has gone meanwhile", () => {
  const [fault] = faultTexts([{ path: "sync.bookings[7]", message: "gone" }], scenario, "utc");
  expect(fault?.booking).toBe("sync.bookings[7]");
});
