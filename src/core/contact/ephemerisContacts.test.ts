import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { writeOem } from "../orbit/writeOem";
import { elementsOf } from "../scenario/elements/elementsOf";
import type { ExpandedSatellite, KeplerianElements } from "../scenario/orbitElements";
import { resolveStation } from "../scenario/station";
import { cutAtEndFlag } from "./contactColumns";
import { estimateContacts } from "./estimateContacts";
import { type ContactSearch, findContacts } from "./findContacts";

const startMs = Date.UTC(2026, 2, 20, 12);
const hours = 24;

const satellite: ExpandedSatellite = {
  id: "a",
  orbit: {
    kind: "keplerian",
    epochMs: startMs as KeplerianElements["epochMs"],
    semiMajorAxisKm: 6928,
    eccentricity: 0.001,
    inclinationDeg: 97.6,
    raanDeg: 30,
    argPerigeeDeg: 0,
    meanAnomalyDeg: 0,
  },
};

const stations = [
  resolveStation({ id: "sval", latDeg: 78.23, lonDeg: 15.39, altitudeKm: 0.45, uplinkMbps: 1, downlinkMbps: 100 }),
  resolveStation({ id: "awarua", latDeg: -46.53, lonDeg: 168.38, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 100 }),
];

/** The orbit's own OEM over some seconds of the window. */
function asEphemeris(fromSeconds: number, toSeconds: number): string {
  let text = "";
  const request = { satellites: [satellite], startMs: startMs + fromSeconds * 1000, stepSeconds: 60 };
  const work = writeOem({ ...request, durationSeconds: toSeconds - fromSeconds });
  for (let step = work.next(); !step.done; step = work.next()) text += step.value.partial ?? "";
  return text;
}

function search(text: string, durationSeconds = hours * 3600): ContactSearch {
  const elements = elementsOf({ kind: "oem", text });
  if (!elements.ok) throw new Error(JSON.stringify(elements.error));
  return { startMs, durationSeconds, satellites: [{ id: "a", orbit: elements.value }], stations };
}

const known = runToEnd(findContacts({ startMs, durationSeconds: hours * 3600, satellites: [satellite], stations }));

describe("contacts of an ephemeris", () => {
  it("are those of the orbit that it was written from, to 10 ms, and none is failed at the window's very end", () => {
    const { windows, failed } = runToEnd(findContacts(search(asEphemeris(0, hours * 3600))));
    expect(failed).toEqual([]);
    expect(windows.count).toBe(known.windows.count);
    expect(windows.count).toBeGreaterThan(10);
    for (let row = 0; row < windows.count; row++) {
      expect(windows.station[row]).toBe(known.windows.station[row]);
      expect(Math.abs((windows.aosMs[row] as number) - (known.windows.aosMs[row] as number))).toBeLessThanOrEqual(10);
      expect(Math.abs((windows.losMs[row] as number) - (known.windows.losMs[row] as number))).toBeLessThanOrEqual(10);
    }
    expect([...windows.flags]).toEqual([...known.windows.flags]);
  });

  it("nor at the end of a window that ends within a tile", () => {
    for (const seconds of [5000, 9_999.999, 30_000.0005]) {
      expect(runToEnd(findContacts(search(asEphemeris(0, seconds), seconds))).failed).toEqual([]);
    }
  });

  it("end where it ends, with the reason", () => {
    const cutMs = (known.windows.aosMs[4] as number) + 60_000;
    const { windows, failed } = runToEnd(findContacts(search(asEphemeris(0, (cutMs - startMs) / 1000))));
    const last = windows.count - 1;
    expect(Math.abs((windows.losMs[last] as number) - cutMs)).toBeLessThanOrEqual(10);
    expect((windows.flags[last] as number) & cutAtEndFlag).toBe(cutAtEndFlag);
    expect(failed).toMatchObject([
      { satellite: 0, error: expect.stringMatching(/^the ephemeris covers 2026-03-20T12:00:00/) },
    ]);
    expect(Math.abs((failed[0]?.fromMs ?? 0) - cutMs)).toBeLessThanOrEqual(10);
  });

  it("end at a gap, even one shorter than a step between two good stretches", () => {
    const text = asEphemeris(0, 20_010) + asEphemeris(20_025, 86_400).replace(/^[\s\S]*?(?=META_START)/, "");
    const { windows, failed } = runToEnd(findContacts(search(text)));
    expect(failed[0]?.error).toMatch(
      /^the ephemeris has a gap from 2026-03-20T17:33:30.000Z to 2026-03-20T17:33:45.000Z$/,
    );
    expect(Math.max(...windows.losMs)).toBeLessThanOrEqual(startMs + 20_010_002);
  });

  it("are none where it begins after the window does", () => {
    const { windows, failed } = runToEnd(findContacts(search(asEphemeris(3600, 86_400))));
    expect(windows.count).toBe(0);
    expect(failed).toMatchObject([
      { fromMs: startMs, error: expect.stringContaining("covers 2026-03-20T13:00:00.000Z") },
    ]);
  });

  it("are estimated as those of the orbit", () => {
    const [ephemeris] = search(asEphemeris(0, 3600)).satellites as [ExpandedSatellite];
    const ours = estimateContacts([ephemeris], stations, 86_400).windows;
    const theirs = estimateContacts([satellite], stations, 86_400).windows;
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1);
  });
});
