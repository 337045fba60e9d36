import { type Light, lightAt, lights } from "./eclipse";
import { lookAngles, type Site } from "./lookAngles";
import { sunEarthFixed } from "./sun";

const lightSpeedKmPerS = 299792.458;

/** From where and of what a pass is looked at. */
export interface PassView {
  readonly site: Site;
  /** Writes the satellite's Earth-fixed state (km, km/s seen from the rotating Earth); false where it has none, as `interpolateState`. */
  readonly stateAt: (instantMs: number, out: Float64Array) => boolean;
  readonly frequencyHz: number;
  /** UT1 - UTC, default 0. */
  readonly dut1Seconds?: number;
}

/** How the satellite stands in the site's sky at an instant. Geometric: no refraction, no light time. */
export interface PassSample {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly rangeKm: number;
  /** Positive while the satellite goes away. */
  readonly rangeRateKmPerS: number;
  /** Shift of what is received, one way, to first order: -frequency x range rate / c. */
  readonly dopplerHz: number;
  readonly light: Light;
  /** Of the Sun's centre over the site's horizon; below 0 it is night there. */
  readonly sunElevationDeg: number;
}

/** The samples of a pass as columns of equal length. */
export interface PassColumns {
  readonly count: number;
  readonly timesMs: Float64Array;
  readonly azimuthDeg: Float64Array;
  readonly elevationDeg: Float64Array;
  readonly rangeKm: Float64Array;
  readonly rangeRateKmPerS: Float64Array;
  readonly dopplerHz: Float64Array;
  /** Index into `lights`. */
  readonly light: Uint8Array;
  readonly sunElevationDeg: Float64Array;
}

const state = new Float64Array(6);

/** One instant; undefined where the satellite has no position then. */
export function passSample(
  { site, stateAt, frequencyHz, dut1Seconds = 0 }: PassView,
  instantMs: number,
): PassSample | undefined {
  if (!stateAt(instantMs, state)) return undefined;
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = state;
  const look = lookAngles(site, x, y, z);
  const [siteX, siteY, siteZ] = site.positionKm;
  const closing = (x - siteX) * vx + (y - siteY) * vy + (z - siteZ) * vz;
  const rangeRateKmPerS = look.rangeKm > 0 ? closing / look.rangeKm : 0;
  const sun = sunEarthFixed(instantMs, dut1Seconds);
  return {
    ...look,
    rangeRateKmPerS,
    dopplerHz: (-frequencyHz * rangeRateKmPerS) / lightSpeedKmPerS,
    light: lightAt(x, y, z, sun),
    sunElevationDeg: lookAngles(site, ...sun).elevationDeg,
  };
}

/** Samples at start, start + step, ... and at the end; instants without a position are left out. */
export function passSamples(view: PassView, startMs: number, endMs: number, stepSeconds: number): PassColumns {
  const steps = Math.max(1, Math.ceil((endMs - startMs) / 1000 / stepSeconds));
  const samples = Array.from({ length: steps + 1 }, (_, i) => {
    const instantMs = i === steps ? endMs : startMs + i * stepSeconds * 1000;
    const sample = passSample(view, instantMs);
    return sample && { instantMs, ...sample };
  }).filter((sample) => sample !== undefined);
  const column = (pick: (sample: (typeof samples)[number]) => number) => Float64Array.from(samples, pick);
  return {
    count: samples.length,
    timesMs: column(({ instantMs }) => instantMs),
    azimuthDeg: column(({ azimuthDeg }) => azimuthDeg),
    elevationDeg: column(({ elevationDeg }) => elevationDeg),
    rangeKm: column(({ rangeKm }) => rangeKm),
    rangeRateKmPerS: column(({ rangeRateKmPerS }) => rangeRateKmPerS),
    dopplerHz: column(({ dopplerHz }) => dopplerHz),
    light: Uint8Array.from(samples, ({ light }) => lights.indexOf(light)),
    sunElevationDeg: column(({ sunElevationDeg }) => sunElevationDeg),
  };
}
