import type { Problem } from "../../core/base/outcome";
import type { ContactColumns, Contacts } from "../../core/contact/contactColumns";
import type { EphemerisTile } from "../../core/orbit/ephemerisTile";
import type { LinkContent } from "../../core/scenario/link/linkContent";
import type { Satellite, Scenario } from "../../core/scenario/schema";

/**
 * `sliceText` in every input is the JSON text of `contactSlice(scenario)`: text crosses threads at memory speed whatever its size, the
 * worker checks it with the document's own schema, and keeps the last few parsed, by text.
 */
export interface SatelliteRange {
  readonly sliceText: string;
  /** Index into the expanded satellites. */
  readonly firstSatellite: number;
  readonly satelliteCount: number;
}

export interface TileInput extends SatelliteRange {
  /** Tile k covers two hours from window.start + k x 7200 s. */
  readonly tileIndex: number;
}

/** One satellite's path, for drawing its orbit and ground track. */
export interface TrackInput {
  readonly sliceText: string;
  readonly satellite: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly points: number;
}

export interface Track {
  /** Instant of each point; evenly spaced. */
  readonly timesMs: Float64Array;
  /** x, y, z of each point in km, Earth-fixed (ground track). */
  readonly earthFixedKm: Float64Array;
  /** x, y, z of each point in km, inertial (TEME). */
  readonly inertialKm: Float64Array;
  /** Propagation stopped before the last point. */
  readonly failure?: string;
}

export type ContactSortKey =
  | "aos"
  | "los"
  | "duration"
  | "maxElevation"
  | "satellite"
  | "station"
  | "downlink"
  | "uplink"
  | "tcaRange";

/** The columns that order and filter read. */
export type OrderColumns = Pick<
  ContactColumns,
  "count" | "satellite" | "station" | "aosMs" | "losMs" | "maxElevationDeg" | "tcaRangeKm" | "downlinkMB" | "uplinkMB"
>;

/** The columns that totals and gaps read. */
export type SummaryColumns = Pick<
  ContactColumns,
  "count" | "satellite" | "station" | "aosMs" | "losMs" | "downlinkMB" | "uplinkMB"
>;

export interface ContactOrderInput {
  readonly windows: OrderColumns;
  /** Rank of each satellite and station when ordered by id. */
  readonly satelliteRank: Uint32Array;
  readonly stationRank: Uint32Array;
  readonly sortBy: ContactSortKey;
  readonly descending: boolean;
  /** Only these; absent: all. */
  readonly satellites?: Uint32Array;
  readonly stations?: Uint32Array;
  readonly minDurationSeconds?: number;
}

/** Totals of one satellite or station. */
export interface ContactTotals {
  readonly count: Uint32Array;
  readonly totalSeconds: Float64Array;
  readonly downlinkMB: Float64Array;
  readonly uplinkMB: Float64Array;
  /** Longest and mean time without any contact inside the window, its start and end included. */
  readonly longestGapSeconds: Float64Array;
  readonly meanGapSeconds: Float64Array;
}

export interface ContactSummary {
  readonly bySatellite: ContactTotals;
  readonly byStation: ContactTotals;
}

/** Formats that contacts are saved in. */
export type ContactFormat = "csv" | "json" | "ics";

/** A file as opened or dropped: a scenario, or satellites to add to the open one. */
export type OpenedFile =
  | { readonly kind: "scenario"; readonly scenario: Scenario; readonly warnings: readonly Problem[] }
  | {
      readonly kind: "satellites";
      readonly format: string;
      readonly satellites: readonly Satellite[];
      /** Entries that were left out, with line or record. */
      readonly problems: readonly Problem[];
    };

/** What the contacts worker can be asked. Outcomes are data: error classes do not cross threads. */
export interface ContactsJobs {
  /** Windows of a block of satellites, sorted by AOS, then satellite id, then station id. Blocks are small: each is a partial result. */
  readonly findContacts: { readonly input: SatelliteRange; readonly output: Contacts };
  /** Joins the blocks of a pool into one table in the same order. */
  readonly mergeContacts: {
    readonly input: { readonly sliceText: string; readonly blocks: readonly Contacts[] };
    readonly output: Contacts;
  };
  readonly summariseContacts: {
    readonly input: { readonly sliceText: string; readonly windows: SummaryColumns };
    readonly output: ContactSummary;
  };
  /** Row numbers in the order asked for. */
  readonly orderContacts: { readonly input: ContactOrderInput; readonly output: Uint32Array };
  readonly exportContacts: {
    readonly input: { readonly scenarioText: string; readonly contacts: Contacts; readonly format: ContactFormat };
    readonly output: string;
  };
  readonly makeTile: { readonly input: TileInput; readonly output: EphemerisTile };
  readonly makeTrack: { readonly input: TrackInput; readonly output: Track };
  readonly openFile: {
    readonly input: { readonly name: string; readonly bytes: Uint8Array };
    readonly output: OpenedFile;
  };
  readonly openLink: { readonly input: { readonly text: string }; readonly output: LinkContent };
  readonly makeLink: { readonly input: { readonly contentText: string }; readonly output: string };
}
