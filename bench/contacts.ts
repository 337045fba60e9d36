import {
  ecfToLookAngles,
  eciToEcf,
  gstime,
  json2satrec,
  type OMMJsonObject,
  propagate,
  type SatRec,
} from "satellite.js";
import { radiansPerDegree } from "../src/core/base/angles";
import { runToEnd } from "../src/core/base/progress";
import type { Contacts } from "../src/core/contact/contactColumns";
import { findContacts } from "../src/core/contact/findContacts";
import type { ExpandedSatellite, Sgp4Elements } from "../src/core/scenario/orbitElements";
import type { ResolvedStation } from "../src/core/scenario/station";
import { runShell } from "./contactsShell";
import { maskDeg, station } from "./contactsStations";
import { checkTruth } from "./contactsTruth";

const startMs = Date.UTC(2026, 2, 20, 12);
const durationSeconds = 86400;
const stepSeconds = 10;

/**
 * `npm run bench -- contacts`: 48 satellites x 100 stations x 24 h, the obvious loop against ours in one run and on one thread, both having
 * to find the same windows; then the 1,584-satellite shell x 100 stations on the worker pool. `--truth`: 20,000 windows against a 1 s scan.
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args.includes("--truth")) {
    checkTruth(20_000);
    return;
  }
  const satellites = Array.from({ length: 48 }, (_, i) => satellite(i));
  const stations = Array.from({ length: 100 }, (_, i) => station(i, 100));

  const ours = best(5, () => runToEnd(findContacts({ startMs, durationSeconds, satellites, stations })));
  const obvious = best(1, () => obviousLoop(satellites, stations));
  compare(ours.result, obvious.result, satellites.length, stations.length);

  console.log(`48 satellites x 100 stations x 24 h, one thread`);
  console.log(`  every ${stepSeconds} s, pair by pair:  ${(obvious.ms / 1000).toFixed(1)} s`);
  console.log(`  orbitweave:             ${(ours.ms / 1000).toFixed(3)} s, ${ours.result.windows.count} windows`);
  console.log(`  ratio:                  ${(obvious.ms / ours.ms).toFixed(0)}x`);
  console.log(`  SGP4 evaluations:       ${(ours.result.evaluations / satellites.length).toFixed(0)} a satellite-day`);
  if (!args.includes("--no-shell")) await runShell();
}

function satellite(i: number): ExpandedSatellite {
  const orbit: Sgp4Elements = {
    kind: "sgp4",
    catalogId: String(90001 + i),
    epochMs: startMs as Sgp4Elements["epochMs"],
    meanMotionRevPerDay: 14.6 + (i % 8) * 0.12,
    eccentricity: 0.0005 + (i % 3) * 0.001,
    inclinationDeg: [53, 97.6, 70, 43, 87.9, 28.5][i % 6] as number,
    raanDeg: (i * 67.3) % 360,
    argPerigeeDeg: (i * 31.7) % 360,
    meanAnomalyDeg: (i * 137.5) % 360,
    bstar: 1e-4,
    meanMotionDot: 0,
    meanMotionDdot: 0,
  };
  return { id: `sat-${String(i + 1).padStart(3, "0")}`, orbit };
}

function best<T>(times: number, work: () => T): { ms: number; result: T } {
  let ms = Number.POSITIVE_INFINITY;
  let result: T | undefined;
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - begun);
  }
  return { ms, result: result as T };
}

/** Windows of each pair as the obvious loop sees them: first and last sample above the mask, seconds from the start. */
type Samples = [number, number][][];

function obviousLoop(satellites: readonly ExpandedSatellite[], stations: readonly ResolvedStation[]): Samples {
  const found: Samples = [];
  for (const { orbit } of satellites) {
    const satrec = satrecOf(orbit as Sgp4Elements);
    for (const { latDeg, lonDeg, altitudeKm } of stations) {
      const observer = {
        latitude: latDeg * radiansPerDegree,
        longitude: lonDeg * radiansPerDegree,
        height: altitudeKm,
      };
      const windows: [number, number][] = [];
      let open: [number, number] | undefined;
      for (let seconds = 0; seconds <= durationSeconds; seconds += stepSeconds) {
        const date = new Date(startMs + seconds * 1000);
        const state = propagate(satrec, date);
        if (!state) continue;
        const ecf = eciToEcf(state.position, gstime(date));
        if (ecfToLookAngles(observer, ecf).elevation >= maskDeg * radiansPerDegree) {
          if (open) open[1] = seconds;
          else {
            open = [seconds, seconds];
            windows.push(open);
          }
        } else open = undefined;
      }
      found.push(windows);
    }
  }
  return found;
}

function satrecOf(elements: Sgp4Elements): SatRec {
  const omm: OMMJsonObject = {
    OBJECT_NAME: "",
    OBJECT_ID: "",
    EPOCH: new Date(elements.epochMs).toISOString(),
    NORAD_CAT_ID: elements.catalogId,
    MEAN_MOTION: elements.meanMotionRevPerDay,
    ECCENTRICITY: elements.eccentricity,
    INCLINATION: elements.inclinationDeg,
    RA_OF_ASC_NODE: elements.raanDeg,
    ARG_OF_PERICENTER: elements.argPerigeeDeg,
    MEAN_ANOMALY: elements.meanAnomalyDeg,
    BSTAR: elements.bstar,
    MEAN_MOTION_DOT: 0,
    MEAN_MOTION_DDOT: 0,
    ELEMENT_SET_NO: 1,
  };
  return json2satrec(omm);
}

/** Every window of the scan must lie in one of ours, edges within a step; what only we have must be shorter than a step. */
function compare(ours: Contacts, scan: Samples, satellites: number, stations: number): void {
  const byPair: [number, number][][] = Array.from({ length: satellites * stations }, () => []);
  const { windows } = ours;
  for (let i = 0; i < windows.count; i++) {
    const pair = (windows.satellite[i] as number) * stations + (windows.station[i] as number);
    byPair[pair]?.push([
      ((windows.aosMs[i] as number) - startMs) / 1000,
      ((windows.losMs[i] as number) - startMs) / 1000,
    ]);
  }
  let missedByScan = 0;
  scan.forEach((seen, pair) => {
    const mine = byPair[pair] as [number, number][];
    const long = mine.filter(([aos, los]) => seen.some(([first, last]) => first >= aos - 0.01 && last <= los + 0.01));
    for (const [first, last] of seen) {
      const twin = mine.find(([aos, los]) => first >= aos - 0.01 && last <= los + 0.01);
      if (!twin || first - twin[0] > stepSeconds || twin[1] - last > stepSeconds) {
        throw new Error(`pair ${pair}: the scan sees ${first}..${last} s, we have ${JSON.stringify(mine)}`);
      }
    }
    for (const [aos, los] of mine) {
      if (long.some((window) => window[0] === aos)) continue;
      if (los - aos >= stepSeconds) throw new Error(`pair ${pair}: only we see ${aos}..${los} s`);
      missedByScan++;
    }
  });
  console.log(`same windows; ${missedByScan} shorter than ${stepSeconds} s that the scan steps over`);
}
