/** Bits of `flags`. */
export const cutAtStartFlag = 1;
export const cutAtEndFlag = 2;

/**
 * Contact windows as columns of equal length, so that hundreds of thousands cross threads as transferables. Satellites and stations are
 * indices into the expanded satellites and the stations of the scenario. Rounded at the door: times to whole ms, angles to 1e-6 deg,
 * range and MB to 1e-6.
 */
export interface ContactColumns {
  readonly count: number;
  readonly satellite: Uint32Array;
  readonly station: Uint32Array;
  readonly aosMs: Float64Array;
  readonly tcaMs: Float64Array;
  readonly losMs: Float64Array;
  readonly maxElevationDeg: Float64Array;
  readonly aosAzimuthDeg: Float64Array;
  readonly tcaAzimuthDeg: Float64Array;
  readonly losAzimuthDeg: Float64Array;
  readonly tcaRangeKm: Float64Array;
  readonly downlinkMB: Float64Array;
  readonly uplinkMB: Float64Array;
  readonly flags: Uint8Array;
}

/** A satellite whose propagation failed inside the window. */
export interface FailedSatellite {
  readonly satellite: number;
  readonly error: string;
  /** First instant without a position, to 10 ms. */
  readonly fromMs: number;
}

/** What `findContacts` returns, and (for a part of the satellites) what it hands over as it goes. */
export interface Contacts {
  readonly windows: ContactColumns;
  readonly failed: readonly FailedSatellite[];
  /** Propagator calls spent. */
  readonly evaluations: number;
}
