import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { gmstRadians, temeToEarthFixed } from "../orbit/frames";
import { lookAngles, siteAt } from "../orbit/lookAngles";
import { createPropagator } from "../orbit/propagate";
import type { ExpandedSatellite, KeplerianElements } from "../scenario/orbitElements";
import type { ResolvedStation } from "../scenario/station";
import { findContacts } from "./findContacts";
import { dvbS2, esN0Db, freeSpaceLossDb, rateAt, rateSteps } from "./linkBudget";
import { linkRates } from "./linkRates";

/** An X-band downlink of a small satellite into a 3.7 m dish. */
const budget = { eirpDbw: 10, gOverTDbPerK: 24, frequencyGHz: 8.2, bandwidthMHz: 60, lossesDb: 1.5 };

describe("link budgets", () => {
  it("lose in free space what the textbook says: 8.2 GHz over 1,000 km is 170.7 dB, and 6 dB a doubling", () => {
    expect(freeSpaceLossDb(1000, 8.2)).toBeCloseTo(170.72, 2);
    expect(freeSpaceLossDb(2000, 8.2) - freeSpaceLossDb(1000, 8.2)).toBeCloseTo(6.0206, 4);
  });

  it("add up: EIRP - loss - losses + G/T + 228.6 - symbol rate", () => {
    // 10 - 170.72 - 1.5 + 24 + 228.60 - 76.99 (50 Msymbol/s)
    expect(esN0Db(budget, 1000)).toBeCloseTo(13.39, 2);
  });

  it("know the 28 modulations of DVB-S2, from 0.490 to 4.453 bits a symbol", () => {
    expect(dvbS2).toHaveLength(28);
    expect(dvbS2[0]?.bitsASymbol).toBeCloseTo(0.49, 3);
    expect(dvbS2.at(-1)?.bitsASymbol).toBeCloseTo(4.453, 3);
  });

  it("give at each range the fastest of the ladder that keeps the margins", () => {
    const steps = rateSteps(budget);
    for (let rangeKm = 300; rangeKm < 9000; rangeKm += 7) {
      const available = esN0Db(budget, rangeKm) - 1 - 3;
      const fastest = Math.max(0, ...dvbS2.filter((mode) => mode.esN0Db <= available).map((mode) => mode.bitsASymbol));
      expect(rateAt(steps, rangeKm)).toBeCloseTo(fastest * 50, 3);
    }
    steps.slice(1).forEach((step, i) => {
      expect(step.maxRangeKm).toBeLessThan(steps[i]?.maxRangeKm as number);
      expect(step.mbps).toBeGreaterThan(steps[i]?.mbps as number);
    });
  });
});

describe("rates of contacts", () => {
  const startMs = Date.UTC(2026, 2, 20, 12);
  const satellites: ExpandedSatellite[] = [53, 97.6, 70].map((inclinationDeg, i) => ({
    id: `sat-${i}`,
    name: `sat-${i}`,
    orbit: {
      kind: "keplerian",
      epochMs: startMs as KeplerianElements["epochMs"],
      semiMajorAxisKm: 6378.137 + 500 + 40 * i,
      eccentricity: 0,
      inclinationDeg,
      raanDeg: 80 * i,
      argPerigeeDeg: 0,
      meanAnomalyDeg: 50 * i,
    },
  }));
  const station: ResolvedStation = {
    id: "gs",
    name: "gs",
    latDeg: 40,
    lonDeg: 10,
    altitudeKm: 0.1,
    minElevationDeg: 5,
    mask: [],
    maxSlantRangeKm: Number.POSITIVE_INFINITY,
    uplinkMbps: 2,
    downlinkMbps: 0,
    antennas: 1,
    setupSeconds: 0,
    downlinkBudget: budget,
  };
  const search = { startMs, durationSeconds: 86_400, satellites, stations: [station] };

  it("move what the integral of the true rate says, in windows and in pieces of at most 10 s, to 0.1 %", () => {
    const { windows } = runToEnd(findContacts(search));
    const pieces = runToEnd(linkRates(search, windows));
    if (pieces === undefined) throw new Error("no pieces");
    expect(windows.count).toBeGreaterThan(8);
    const steps = rateSteps(budget);
    const site = siteAt(station);
    const state = new Float64Array(6);
    for (let row = 0; row < windows.count; row++) {
      const propagator = createPropagator((satellites[windows.satellite[row] as number] as ExpandedSatellite).orbit, {
        dut1Seconds: 0,
      });
      const aosMs = windows.aosMs[row] as number;
      const losMs = windows.losMs[row] as number;
      let trueMB = 0;
      const stepMs = 50;
      for (let atMs = aosMs + stepMs / 2; atMs < losMs; atMs += stepMs) {
        propagator.stateAt(atMs, state);
        temeToEarthFixed(state, gmstRadians(atMs, 0), state);
        const { rangeKm } = lookAngles(site, state[0] as number, state[1] as number, state[2] as number);
        trueMB += (rateAt(steps, rangeKm) * stepMs) / 8000;
      }
      expect(Math.abs((windows.downlinkMB[row] as number) / trueMB - 1)).toBeLessThan(1e-3);
      expect(windows.uplinkMB[row]).toBeCloseTo((2 * (losMs - aosMs)) / 8000, 6);
      let inPieces = 0;
      let fromMs = aosMs;
      for (let piece = pieces.first[row] as number; piece < (pieces.first[row + 1] as number); piece++) {
        const untilMs = pieces.endMs[piece] as number;
        expect(untilMs - fromMs).toBeLessThanOrEqual(10_001);
        inPieces += ((pieces.downMbps[piece] as number) * (untilMs - fromMs)) / 8000;
        fromMs = untilMs;
      }
      expect(fromMs).toBe(losMs);
      expect(Math.abs(inPieces / trueMB - 1)).toBeLessThan(1e-3);
    }
  });
});
