/** A real ground station site, from its operator's or an agency's published descriptions. */
export interface LibrarySite {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly country: string;
  readonly kind: "agency" | "commercial";
  readonly latDeg: number;
  readonly lonDeg: number;
  /** Above the WGS-84 ellipsoid, to about 0.05 km. */
  readonly altitudeKm: number;
  /** How well the place is known: 0.01 is the site, 0.05 its surroundings, 0.5 the region that its operator names. */
  readonly precisionDeg: 0.01 | 0.05 | 0.5;
  /** Rates to start from, not the site's limits. */
  readonly uplinkMbps: number;
  readonly downlinkMbps: number;
}

export type SiteRow = readonly [
  id: string,
  name: string,
  operator: string,
  country: string,
  latDeg: number,
  lonDeg: number,
  altitudeKm: number,
  precisionDeg?: LibrarySite["precisionDeg"],
];

/** Rates that are usual in S-band up and X-band down: for satellites in low orbit, and for spacecraft far away. */
export const lowOrbitRates = { uplinkMbps: 2, downlinkMbps: 300 } as const;
export const deepSpaceRates = { uplinkMbps: 0.256, downlinkMbps: 10 } as const;

/** Sites of a kind from rows of a table. */
export function sitesOf(
  kind: LibrarySite["kind"],
  rates: { readonly uplinkMbps: number; readonly downlinkMbps: number },
  rows: readonly SiteRow[],
): LibrarySite[] {
  return rows.map(([id, name, operator, country, latDeg, lonDeg, altitudeKm, precisionDeg = 0.01]) => ({
    id,
    name,
    operator,
    country,
    kind,
    latDeg,
    lonDeg,
    altitudeKm,
    precisionDeg,
    ...rates,
  }));
}
