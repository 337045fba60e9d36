import { expect, it } from "vitest";
import { GroundStation, loadSolver, OrbitweaveError, Position, SyncScheduler } from "./index";

const station = new GroundStation({
  name: "Svalbard",
  position: new Position(78.2297, 15.3975, 0),
  uplinkMbps: 100,
  downlinkMbps: 200,
});
const start = "2026-03-20T12:00:00Z";
const satellites = [0, 20].map((meanAnomalyDeg, i) => ({
  id: `sat-00${i + 1}`,
  orbit: {
    kind: "keplerian" as const,
    epoch: start,
    semiMajorAxisKm: 6928.137,
    eccentricity: 0,
    inclinationDeg: 97.6,
    raanDeg: 90,
    argPerigeeDeg: 0,
    meanAnomalyDeg,
  },
}));
const scheduler = () => new SyncScheduler({ groundStations: [station], satellites, start });

it("a schedule needs the solver", () => {
  expect(() => scheduler().schedule({ direction: "down" })).toThrow(OrbitweaveError);
});

it("books two satellites that share an antenna, each within its contacts, to a proven optimum", async () => {
  await loadSolver();
  const schedule = scheduler().schedule(
    { direction: "down", minDurationSeconds: 60 },
    { durationHours: 6, effort: 0.02 },
  );
  expect(schedule.proven).toBe(true);
  expect(schedule.bookings.length).toBeGreaterThan(4);
  expect(new Set(schedule.bookings.map(({ satelliteId }) => satelliteId)).size).toBe(2);
  schedule.bookings.forEach((booking, i) => {
    expect(booking.station).toBe(station);
    const contacts = scheduler().getSyncWindows({ satelliteId: booking.satelliteId, durationHours: 6 });
    expect(
      contacts.some(({ startTime, endTime }) => startTime <= booking.startTime && endTime >= booking.endTime),
    ).toBe(true);
    const next = schedule.bookings[i + 1];
    if (next) expect(next.startTime.getTime()).toBeGreaterThanOrEqual(booking.endTime.getTime());
  });
});

it("wrong rules are named", async () => {
  await loadSolver();
  const wrong = () => scheduler().schedule({ direction: "down", demandsMB: { "sat-009": 5 } });
  expect(wrong).toThrow(/sat-009/);
  expect(() => scheduler().schedule({ direction: "down" }, { hours: 6 } as never)).toThrow(/^hours: no such option/);
});

it("a satellite whose orbit decays is booked up to then, and named", async () => {
  await loadSolver();
  const orbit = {
    kind: "tle" as const,
    line1: "1 90017U 25002A   26079.50000000  .12000000  00000+0  60000-2 0  9995",
    line2: "2 90017  51.6000  33.0000 0008000  20.0000 111.0000 16.40000000    12",
  };
  const punta = new GroundStation({
    name: "Punta",
    position: new Position(-52.94, -70.85),
    uplinkMbps: 1,
    downlinkMbps: 2,
  });
  const decaying = new SyncScheduler({
    groundStations: [punta],
    satellites: [{ id: "d", orbit }, ...satellites],
    start,
  });
  const { failed, bookings } = decaying.schedule({ direction: "down" }, { durationHours: 24, effort: 0.001 });
  expect(failed).toMatchObject([{ satelliteId: "d", error: expect.stringContaining("decayed") }]);
  const from = failed[0]?.from as Date;
  expect(bookings.filter(({ satelliteId }) => satelliteId === "d").every(({ endTime }) => endTime <= from)).toBe(true);
});

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("an effort of %d is refused", async (effort) => {
  await loadSolver();
  expect(() => scheduler().schedule({ direction: "down" }, { effort })).toThrow(
    /^effort: .*allowed: a number above 0$/,
  );
});

it("rules know the second station of one name by `-2`", async () => {
  await loadSolver();
  const twin = () =>
    new GroundStation({ name: "Polar", position: new Position(80, 20), uplinkMbps: 1, downlinkMbps: 2 });
  const groundStations = [twin(), twin()];
  const polar = new SyncScheduler({ groundStations, satellites, start });
  const { startTime, endTime } = polar.getSyncWindows({ satelliteId: "sat-001", durationHours: 3 })[0] ?? {};
  if (startTime === undefined || endTime === undefined) throw new Error("no window");
  const pin = { satelliteId: "sat-001", start: startTime.toISOString(), end: endTime.toISOString() };
  const { bookings } = polar.schedule(
    { direction: "down", pinned: [{ ...pin, stationId: "Polar-2" }] },
    { durationHours: 3, effort: 0.001 },
  );
  const pinned = bookings.find((booking) => booking.startTime.getTime() === startTime.getTime());
  expect(pinned?.station).toBe(groundStations[1]);
});
