import type { ContactColumns } from "../../../core/contact/contactColumns";

export interface FixtureWindow {
  readonly satellite: number;
  readonly station: number;
  readonly aosMs: number;
  readonly losMs: number;
  readonly maxElevationDeg?: number;
}

/** A table of windows for tests, put in order of start; columns that the timeline does not read are zero. */
export function contactTable(windows: readonly FixtureWindow[]): ContactColumns {
  const sorted = [...windows].sort((a, b) => a.aosMs - b.aosMs);
  const zeros = () => new Float64Array(sorted.length);
  return {
    count: sorted.length,
    satellite: Uint32Array.from(sorted, (w) => w.satellite),
    station: Uint32Array.from(sorted, (w) => w.station),
    aosMs: Float64Array.from(sorted, (w) => w.aosMs),
    tcaMs: Float64Array.from(sorted, (w) => (w.aosMs + w.losMs) / 2),
    losMs: Float64Array.from(sorted, (w) => w.losMs),
    maxElevationDeg: Float64Array.from(sorted, (w) => w.maxElevationDeg ?? 45),
    aosAzimuthDeg: zeros(),
    tcaAzimuthDeg: zeros(),
    losAzimuthDeg: zeros(),
    tcaRangeKm: zeros(),
    downlinkMB: zeros(),
    uplinkMB: zeros(),
    flags: new Uint8Array(sorted.length),
  };
}
