import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { gmstRadians, temeToEarthFixed } from "../orbit/frames";
import { earthFixedToGeodetic } from "../orbit/geodesy";
import { lookAngles, siteAt } from "../orbit/lookAngles";
import { createPropagator } from "../orbit/propagate";
import { parseTle } from "../scenario/elements/tle";
import type { ExpandedSatellite, OrbitElements, Sgp4Elements } from "../scenario/orbitElements";
import type { ResolvedStation } from "../scenario/station";
import oracle from "./__fixtures__/passes.json";
import { cutAtEndFlag, cutAtStartFlag } from "./contactColumns";
import { type ContactSearch, findContacts } from "./findContacts";

type OracleCase = (typeof oracle.cases)[number];

function stationAt(place: Partial<ResolvedStation>): ResolvedStation {
  return {
    id: "station",
    name: "station",
    latDeg: 0,
    lonDeg: 0,
    altitudeKm: 0,
    minElevationDeg: 10,
    mask: [],
    maxSlantRangeKm: Number.POSITIVE_INFINITY,
    uplinkMbps: 100,
    downlinkMbps: 200,
    antennas: 1,
    setupSeconds: 0,
    ...place,
  };
}

function orbitOf({ line1, line2 }: { line1: string; line2: string }): Sgp4Elements {
  const parsed = parseTle(line1, line2);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const startMs = Date.UTC(2026, 2, 20, 12);

const leo: OrbitElements = {
  kind: "keplerian",
  epochMs: startMs as Sgp4Elements["epochMs"],
  semiMajorAxisKm: 6928.137,
  eccentricity: 0,
  inclinationDeg: 97.6,
  raanDeg: 0,
  argPerigeeDeg: 0,
  meanAnomalyDeg: 0,
};

function search(orbit: OrbitElements, station: Partial<ResolvedStation>, more: Partial<ContactSearch> = {}) {
  const satellites: ExpandedSatellite[] = [{ id: "satellite", orbit }];
  return runToEnd(
    findContacts({ startMs, durationSeconds: 86400, satellites, stations: [stationAt(station)], ...more }),
  );
}

describe("contact windows agree with the independent computation", () => {
  for (const known of oracle.cases) {
    it(`${known.id} (${known.tags.join(", ")})`, () => {
      const start = Date.parse(known.start);
      const orbit = orbitOf(known);
      const { latDeg, lonDeg, altitudeKm } = placeOf(known);
      const { windows, failed } = search(
        orbit,
        { latDeg, lonDeg, altitudeKm, minElevationDeg: known.min_elevation_deg },
        { startMs: start, durationSeconds: (Date.parse(known.end) - start) / 1000 },
      );
      expect(windows.count).toBe(known.windows.length);
      known.windows.forEach((expected, i) => {
        const long = expected.duration_s > 1500;
        expect(Math.abs((windows.aosMs[i] as number) - Date.parse(expected.aos))).toBeLessThanOrEqual(10);
        expect(Math.abs((windows.losMs[i] as number) - Date.parse(expected.los))).toBeLessThanOrEqual(10);
        expect(Math.abs((windows.tcaMs[i] as number) - Date.parse(expected.tca))).toBeLessThanOrEqual(long ? 100 : 10);
        expect(Math.abs((windows.maxElevationDeg[i] as number) - expected.max_elevation_deg)).toBeLessThan(1e-3);
        expect(angleBetween(windows.aosAzimuthDeg[i], expected.az_aos_deg)).toBeLessThan(0.01);
        expect(angleBetween(windows.losAzimuthDeg[i], expected.az_los_deg)).toBeLessThan(0.01);
        const high = expected.max_elevation_deg > 85;
        expect(angleBetween(windows.tcaAzimuthDeg[i], expected.az_tca_deg)).toBeLessThan(high ? 0.5 : 0.05);
        expect(Math.abs((windows.tcaRangeKm[i] as number) - expected.range_tca_km)).toBeLessThan(0.05);
        const flags = (expected.aos_clipped ? cutAtStartFlag : 0) | (expected.los_clipped ? cutAtEndFlag : 0);
        expect(windows.flags[i]).toBe(flags);
      });
      const failsAt =
        "propagation_fails_after" in known ? Date.parse(String(known.propagation_fails_after)) : undefined;
      expect(failed.length).toBe(failsAt === undefined ? 0 : 1);
      if (failsAt !== undefined) expect(Math.abs((failed[0]?.fromMs as number) - failsAt)).toBeLessThanOrEqual(10);
    });

    it(`${known.id}: azimuth, elevation, range, position and sub-satellite point at fixed instants`, () => {
      const propagator = createPropagator(orbitOf(known), { dut1Seconds: 0 });
      const site = siteAt(placeOf(known));
      const state = new Float64Array(6);
      for (const sample of known.samples) {
        const at = Date.parse(sample.t);
        if (propagator.stateAt(at, state) !== undefined) throw new Error("no position");
        temeToEarthFixed(state, gmstRadians(at, 0), state);
        const [x = 0, y = 0, z = 0] = state;
        for (const [i, value] of sample.ecef_km.entries()) {
          expect(Math.abs((state[i] as number) - value)).toBeLessThan(1e-3);
        }
        const look = lookAngles(site, x, y, z);
        expect(Math.abs(look.elevationDeg - sample.el_deg)).toBeLessThan(1e-4);
        expect(angleBetween(look.azimuthDeg, sample.az_deg)).toBeLessThan(
          Math.abs(look.elevationDeg) > 85 ? 1e-2 : 1e-3,
        );
        expect(Math.abs(look.rangeKm - sample.range_km)).toBeLessThan(1e-3);
        const below = earthFixedToGeodetic(x, y, z);
        expect(Math.abs(below.latDeg - sample.sub_lat_deg)).toBeLessThan(1e-5);
        expect(angleBetween(below.lonDeg, sample.sub_lon_deg)).toBeLessThan(1e-5);
        expect(Math.abs(below.altitudeKm - sample.sub_alt_km)).toBeLessThan(1e-3);
      }
    });
  }
});

function placeOf({ station }: OracleCase) {
  return { latDeg: station.lat_deg, lonDeg: station.lon_deg, altitudeKm: station.alt_m / 1000 };
}

function angleBetween(a: number | undefined, b: number): number {
  const difference = Math.abs((a as number) - b) % 360;
  return Math.min(difference, 360 - difference);
}

describe("contact windows", () => {
  it("carry the integral of the rate over their rounded length", () => {
    const { windows } = search(leo, { latDeg: 78.2297, lonDeg: 15.3975 });
    expect(windows.count).toBeGreaterThan(5);
    for (let i = 0; i < windows.count; i++) {
      const seconds = ((windows.losMs[i] as number) - (windows.aosMs[i] as number)) / 1000;
      expect(windows.downlinkMB[i]).toBeCloseTo((200 * seconds) / 8, 6);
      expect(windows.uplinkMB[i]).toBeCloseTo((100 * seconds) / 8, 6);
    }
  });

  it("of a fixed point are one, cut at both ends, with TCA at AOS; or none", () => {
    const overhead = search({ kind: "fixed", latDeg: 1, lonDeg: 1, altitudeKm: 500 }, {});
    expect(overhead.windows.count).toBe(1);
    expect(overhead.windows.flags[0]).toBe(cutAtStartFlag | cutAtEndFlag);
    expect(overhead.windows.tcaMs[0]).toBe(startMs);
    expect(overhead.windows.losMs[0]).toBe(startMs + 86400000);
    expect(search({ kind: "fixed", latDeg: 60, lonDeg: 1, altitudeKm: 500 }, {}).windows.count).toBe(0);
  });

  it("end where the slant range does, and are those without a limit cut to it", () => {
    const free = search(leo, { latDeg: 78, lonDeg: 15, minElevationDeg: 5 });
    const limited = search(leo, { latDeg: 78, lonDeg: 15, minElevationDeg: 5, maxSlantRangeKm: 1260 });
    expect(limited.windows.count).toBeGreaterThan(3);
    const propagator = createPropagator(leo, { dut1Seconds: 0 });
    const site = siteAt({ latDeg: 78, lonDeg: 15, altitudeKm: 0 });
    const state = new Float64Array(6);
    for (let i = 0; i < limited.windows.count; i++) {
      const [aos, los] = [limited.windows.aosMs[i] as number, limited.windows.losMs[i] as number];
      for (const edge of [aos, los]) {
        propagator.stateAt(edge, state);
        temeToEarthFixed(state, gmstRadians(edge, 0), state);
        expect(
          Math.abs(lookAngles(site, state[0] as number, state[1] as number, state[2] as number).rangeKm - 1260),
        ).toBeLessThan(0.01);
      }
      const outer = Array.from(free.windows.aosMs).findIndex(
        (start, k) => start <= aos && (free.windows.losMs[k] as number) >= los,
      );
      expect(outer).toBeGreaterThanOrEqual(0);
    }
  });

  it("begin later and end earlier behind a mask, and split at a spike", () => {
    const flat = search(leo, { latDeg: 40, lonDeg: 15, minElevationDeg: 5 });
    const wall = search(leo, {
      latDeg: 40,
      lonDeg: 15,
      minElevationDeg: 5,
      mask: [
        { azimuthDeg: 90, elevationDeg: 5 },
        { azimuthDeg: 150, elevationDeg: 25 },
        { azimuthDeg: 210, elevationDeg: 25 },
        { azimuthDeg: 270, elevationDeg: 5 },
      ],
    });
    const total = ({ windows }: typeof flat) =>
      windows.aosMs.reduce((sum, aos, i) => sum + (windows.losMs[i] as number) - aos, 0);
    expect(total(wall)).toBeLessThan(total(flat));
    expect(total(wall)).toBeGreaterThan(0);
    const spike = [
      { azimuthDeg: 100, elevationDeg: 5 },
      { azimuthDeg: 100.2, elevationDeg: 89 },
      { azimuthDeg: 100.4, elevationDeg: 5 },
    ];
    const pass = flat.windows;
    const split = search(leo, { latDeg: 40, lonDeg: 15, minElevationDeg: 5, mask: spike });
    expect(split.windows.count).toBeGreaterThan(pass.count);
  });

  it("are longer with refraction, by about a second at 10 deg and more at the horizon", () => {
    const gain = (minElevationDeg: number) => {
      const dry = search(leo, { latDeg: 60, minElevationDeg });
      const bent = search(leo, { latDeg: 60, minElevationDeg }, { refraction: true });
      expect(bent.windows.count).toBe(dry.windows.count);
      return ((dry.windows.aosMs[2] as number) - (bent.windows.aosMs[2] as number)) / 1000;
    };
    expect(gain(10)).toBeGreaterThan(0.5);
    expect(gain(10)).toBeLessThan(3);
    expect(gain(0)).toBeGreaterThan(gain(10) * 3);
  });

  it("shift by the Earth's rotation in UT1 - UTC", () => {
    const plain = search(leo, { latDeg: 45 });
    const shifted = search(leo, { latDeg: 45 }, { dut1Seconds: 0.5 });
    const shifts = Array.from(plain.windows.aosMs, (aos, i) => Math.abs(aos - (shifted.windows.aosMs[i] as number)));
    expect(Math.max(...shifts)).toBeGreaterThan(1);
    expect(Math.max(...shifts)).toBeLessThan(500);
  });

  it("do not depend on how the satellites are split into parts", () => {
    const satellites = Array.from(
      { length: 9 },
      (_, i): ExpandedSatellite => ({
        id: `s${9 - i}`,
        orbit: { ...leo, raanDeg: 40 * i },
      }),
    );
    const stations = [stationAt({ id: "b", latDeg: 60 }), stationAt({ id: "a", latDeg: -20, lonDeg: 100 })];
    const input = { startMs, durationSeconds: 43200, satellites, stations };
    const whole = runToEnd(findContacts(input));
    const parts = [0, 3, 6].map((first) =>
      runToEnd(findContacts({ ...input, firstSatellite: first, satelliteCount: 3 })),
    );
    expect(parts.reduce((sum, part) => sum + part.windows.count, 0)).toBe(whole.windows.count);
    for (let i = 1; i < whole.windows.count; i++) {
      expect(whole.windows.aosMs[i] as number).toBeGreaterThanOrEqual(whole.windows.aosMs[i - 1] as number);
    }
    const keys = parts.flatMap(({ windows }) =>
      Array.from(windows.aosMs, (aos, i) => `${windows.satellite[i]} ${aos}`),
    );
    const wholeKeys = Array.from(whole.windows.aosMs, (aos, i) => `${whole.windows.satellite[i]} ${aos}`);
    expect(keys.sort()).toEqual(wholeKeys.sort());
  });

  it("of a satellite without any position are none, and it is listed as failed from the start", () => {
    const decayed = oracle.cases.find(({ id }) => id === "decay") as OracleCase;
    const { windows, failed } = search(orbitOf(decayed), {}, { startMs: startMs + 10 * 86400000 });
    expect(windows.count).toBe(0);
    expect(failed).toHaveLength(1);
    expect(failed[0]?.fromMs).toBe(startMs + 10 * 86400000);
    expect(failed[0]?.error).toMatch(/decayed/);
  });
});
