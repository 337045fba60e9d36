import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { parseOem } from "../scenario/elements/oem";
import { parseTle } from "../scenario/elements/tle";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import { neville, type ReadEphemeris, readOem } from "./__fixtures__/oemReader";
import oracle from "./__fixtures__/sgp4.json";
import { createPropagator } from "./propagate";
import { type EphemerisExport, type ExportSummary, exportProblems } from "./sampleEphemeris";
import { writeOem } from "./writeOem";

function tle(id: string): ExpandedSatellite & { readonly orbit: { readonly epochMs: number } } {
  const known = oracle.cases.find((one) => one.id === id);
  const parsed = parseTle(known?.line1 ?? "", known?.line2 ?? "");
  if (!parsed.ok) throw new Error(id);
  return { id, name: `OBJECT ${id}`, orbit: parsed.value };
}

function written(request: EphemerisExport): { text: string; summary: ExportSummary } {
  let text = "";
  const work = writeOem(request);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return { text, summary: step.value };
    text += step.value.partial ?? "";
  }
}

const regimes: readonly (readonly [id: string, what: string])[] = [
  ["iss26", "LEO"],
  ["28057", "sun-synchronous"],
  ["08195", "Molniya"],
  ["16925", "low perigee"],
  ["28129", "GPS"],
  ["24208", "GEO"],
];

describe("an ephemeris written as OEM, read back by a parser of its own,", () => {
  it.each(regimes)(
    "%s (%s): is within 1 m of the propagator everywhere at the default step, to 1e-6 km at its states",
    (id) => {
      const satellite = tle(id);
      const startMs = Math.ceil(satellite.orbit.epochMs / 1000) * 1000 + 0.25;
      const { text } = written({ satellites: [satellite], startMs, durationSeconds: 43_210, stepSeconds: 60 });
      const [message] = readOem(text) as [ReadEphemeris];
      expect(message.meta).toMatchObject({
        OBJECT_NAME: `OBJECT ${id}`,
        OBJECT_ID: id,
        REF_FRAME: "TEME",
        TIME_SYSTEM: "UTC",
      });
      expect(message.meta).toMatchObject({ INTERPOLATION: "LAGRANGE", INTERPOLATION_DEGREE: "7" });
      const propagator = createPropagator(satellite.orbit, { dut1Seconds: 0 });
      const truth = new Float64Array(6);
      const seconds = message.rows.map(({ ms }) => (ms - startMs) / 1000);
      // Date.parse knows milliseconds only; the quarter is that of the start.
      for (const [i, { ms, state }] of message.rows.entries()) {
        propagator.stateAt(ms + 0.25, truth);
        for (let axis = 0; axis < 6; axis++) {
          expect(Math.abs((state[axis] as number) - (truth[axis] as number))).toBeLessThan(axis < 3 ? 1e-6 : 1e-9);
        }
        if (i > 0) expect(ms - (message.rows[i - 1]?.ms ?? 0)).toBeLessThanOrEqual(75_000);
      }
      const columns = [0, 1, 2].map((axis) => message.rows.map(({ state }) => state[axis] as number));
      let worstKm = 0;
      for (let at = 11; at < 43_200; at += 97.3) {
        propagator.stateAt(startMs + at * 1000, truth);
        const miss = columns.map((values, axis) => neville(seconds, values, 8, at - 0.00025) - (truth[axis] as number));
        worstKm = Math.max(worstKm, Math.hypot(...miss));
      }
      expect(worstKm).toBeLessThan(1e-3);
    },
  );

  it("states the window's ends and every step between to the millisecond and finer", () => {
    const satellite = tle("iss26");
    const startMs = Date.UTC(2026, 2, 20, 12) + 0.5;
    const { text, summary } = written({ satellites: [satellite], startMs, durationSeconds: 150, stepSeconds: 60 });
    const [message] = readOem(text) as [ReadEphemeris];
    expect(message.rows.map(({ utc }) => utc)).toEqual([
      "2026-03-20T12:00:00.0005",
      "2026-03-20T12:01:00.0005",
      "2026-03-20T12:02:00.0005",
      "2026-03-20T12:02:30.0005",
    ]);
    expect(message.meta).toMatchObject({
      START_TIME: "2026-03-20T12:00:00.0005",
      STOP_TIME: "2026-03-20T12:02:30.0005",
    });
    expect(summary).toEqual({ states: 4, failed: [] });
  });

  it("is one message for each satellite, and the product reads them back, too", () => {
    const satellites = [tle("iss26"), { ...tle("28057"), name: "Größe" }];
    const startMs = Date.UTC(2026, 2, 20, 12);
    const { text } = written({ satellites, startMs, durationSeconds: 7200, stepSeconds: 60 });
    expect(readOem(text).map(({ meta }) => meta.OBJECT_NAME)).toEqual(["OBJECT iss26", "28057"]);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    const parts = text.split(/(?=CCSDS_OEM_VERS)/);
    expect(parts.map((part) => parseOem(part).ok)).toEqual([true, true]);
  });

  it("ends where propagation fails, says so, and leaves out what has no position at the start", () => {
    const decaying = tle("decay26");
    const startMs = decaying.orbit.epochMs;
    const request = { satellites: [decaying], durationSeconds: 86400, stepSeconds: 60 };
    const ends = written({ ...request, startMs });
    expect(ends.summary.failed).toMatchObject([{ satellite: 0, error: expect.stringContaining("decayed") }]);
    const [message] = readOem(ends.text) as [ReadEphemeris];
    expect(message.rows.at(-1)?.ms).toBeCloseTo((ends.summary.failed[0]?.fromMs ?? 0) - 60_000, -1);
    const none = written({ ...request, startMs: startMs + 9 * 86400_000 });
    expect(none).toMatchObject({ text: "", summary: { states: 0, failed: [{ satellite: 0 }] } });
  });

  it("is refused beyond the steps and the size that make sense", () => {
    const request = { satellites: [tle("iss26")], startMs: 0, durationSeconds: 86400, stepSeconds: 60 };
    expect(exportProblems(request)).toEqual([]);
    expect(exportProblems({ ...request, stepSeconds: 0.5 })).toMatchObject([{ path: "step", given: 0.5 }]);
    expect(exportProblems({ ...request, stepSeconds: Number.NaN })).toHaveLength(1);
    expect(exportProblems({ ...request, durationSeconds: 720 * 3600, stepSeconds: 1 })).toEqual([]);
    const many = Array.from({ length: 2 }, () => tle("iss26"));
    expect(exportProblems({ ...request, satellites: many, durationSeconds: 720 * 3600, stepSeconds: 1 })).toMatchObject(
      [{ message: "the export would be too large" }],
    );
  });

  it("is handed over in pieces of which each can be stopped", () => {
    const work = writeOem({
      satellites: [tle("iss26")],
      startMs: tle("iss26").orbit.epochMs,
      durationSeconds: 86400,
      stepSeconds: 1,
    });
    let last = 0;
    let pieces = 0;
    for (let step = work.next(); !step.done; step = work.next()) {
      expect(step.value.fraction).toBeGreaterThanOrEqual(last);
      last = step.value.fraction;
      pieces++;
    }
    expect(pieces).toBeGreaterThan(100);
    expect(runToEnd(writeOem({ satellites: [], startMs: 0, durationSeconds: 60, stepSeconds: 60 })).states).toBe(0);
  });
});
