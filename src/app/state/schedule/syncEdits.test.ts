import { expect, it } from "vitest";
import { parseScenario } from "../../../core/scenario/parseScenario";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import { bookingsOf } from "./bookings";
import {
  isSameBooking,
  movedBooking,
  rulesOf,
  valuesOf,
  withAllowed,
  withForbidden,
  withoutBooking,
  withPinTurned,
  withValues,
} from "./syncEdits";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 20, 12, minute)).toISOString();
const booked = (satelliteId: string, from: number, to: number) => ({
  satelliteId,
  stationId: "g",
  antenna: 1,
  start: at(from),
  end: at(to),
});
const orbit = { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 } as const;
const plan: Scenario = {
  schema: scenarioSchemaId,
  name: "plan",
  window: { start: at(0), durationHours: 1 },
  satellites: ["a", "b", "c"].map((id) => ({ id, orbit })),
  stations: [{ id: "g", latDeg: 0, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 }],
  sync: { direction: "down", bookings: [booked("a", 0, 5), booked("b", 6, 9), booked("c", 10, 15)] },
};

it("a moved booking takes its pin along, and what is in its way goes", () => {
  const pinned = withPinTurned(plan, 0);
  expect(bookingsOf(pinned).map(({ isPinned }) => isPinned)).toEqual([true, false, false]);
  const to = booked("a", 5, 10);
  const moved = movedBooking(pinned, 0, to, [1]);
  expect(rulesOf(moved).bookings).toEqual([to, booked("c", 10, 15)]);
  expect(rulesOf(moved).pinned).toEqual([to]);
});

it("a booking that is taken out leaves no pin behind", () => {
  const left = withoutBooking(withPinTurned(plan, 1), 1);
  expect(rulesOf(left).bookings?.some((each) => isSameBooking(each, booked("b", 6, 9)))).toBe(false);
  expect(rulesOf(left).pinned).toBeUndefined();
});

it("to forbid takes the booking out and names its time, and to allow takes that back", () => {
  const forbidden = withForbidden(plan, 2);
  const { antenna: _, ...time } = booked("c", 10, 15);
  expect(rulesOf(forbidden)).toMatchObject({ forbidden: [time], bookings: [booked("a", 0, 5), booked("b", 6, 9)] });
  expect(rulesOf(withAllowed(forbidden, 0)).forbidden).toBeUndefined();
});

it("pinning twice lets go", () => {
  expect(withPinTurned(withPinTurned(plan, 1), 1)).toEqual(plan);
});

it("numbers without a value are left out, and a plan without rules gets those that hold anyway", () => {
  const { sync: _, ...bare } = plan;
  const asked = withValues(bare, ["a", "b"], { demandsMB: 12 });
  expect(asked.sync).toEqual({ direction: "both", demandsMB: { a: 12, b: 12 } });
  expect(withValues(asked, ["a", "b"], { demandsMB: undefined }).sync).toEqual({ direction: "both" });
});

it("a demand by direction takes the place of the demand in all, and the other way round", () => {
  const inAll = withValues(plan, ["a", "b"], { demandsMB: 12, priorities: 2 });
  const byDirection = withValues(inAll, ["a"], { downDemandsMB: 5 });
  expect(valuesOf(rulesOf(byDirection), "a")).toMatchObject({ demandsMB: undefined, downDemandsMB: 5, priorities: 2 });
  expect(valuesOf(rulesOf(byDirection), "b").demandsMB).toBe(12);
  expect(parseScenario(byDirection).ok).toBe(true);
  const back = withValues(byDirection, ["a"], { demandsMB: 7 });
  expect(rulesOf(back)).toMatchObject({ demandsMB: { a: 7, b: 12 } });
  expect(rulesOf(back).downDemandsMB).toBeUndefined();
});
