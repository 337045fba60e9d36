import type { Problem } from "../../core/base/outcome";
import type { ContactColumns, Contacts } from "../../core/contact/contactColumns";
import type { ContactSummary, SummaryColumns } from "../../core/contact/contactSummary";
import type { ContactEstimate } from "../../core/contact/estimateContacts";
import type { ContactOrder } from "../../core/contact/orderContacts";
import type { EphemerisTile } from "../../core/orbit/ephemerisTile";
import type { PassColumns } from "../../core/orbit/passSamples";
import type { ExportFailure } from "../../core/orbit/sampleEphemeris";
import type { LinkContent } from "../../core/scenario/link/linkContent";
import type { Satellite, Scenario } from "../../core/scenario/schema";

export type { ContactSummary, ContactTotals, SummaryColumns } from "../../core/contact/contactSummary";
export type { ContactEstimate } from "../../core/contact/estimateContacts";
export type { ContactSortKey, OrderColumns } from "../../core/contact/orderContacts";

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

interface TileInput extends SatelliteRange {
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

/** How the app asks for rows. */
export type ContactOrderInput = ContactOrder;

/** One satellite over one station, looked at closely. */
export interface PassInput {
  readonly sliceText: string;
  /** Indices into the expanded satellites and the stations. */
  readonly satellite: number;
  readonly station: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly stepSeconds: number;
  /** What is sent, for the Doppler shift. */
  readonly frequencyHz: number;
}

/** Formats that positions over the window are saved in. */
export type EphemerisFormat = "oem" | "czml";

/** What lines between satellites and stations are drawn from in a CZML file. */
export type ContactIntervals = Pick<ContactColumns, "count" | "satellite" | "station" | "aosMs" | "losMs">;

export interface EphemerisExportInput {
  /** JSON of the whole scenario or of its slice. */
  readonly scenarioText: string;
  /** What a CZML document is called. */
  readonly name: string;
  readonly format: EphemerisFormat;
  readonly stepSeconds: number;
  /** Only this one of the expanded satellites; none: all. */
  readonly satellite?: number | undefined;
  /** Of all satellites, for CZML. */
  readonly contacts?: ContactIntervals | undefined;
}

/** A file's text, in order, as UTF-8: longer than a string may be, and moved without copying. */
export interface EphemerisFile {
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** Satellites whose positions end early; indices into the expanded satellites. */
  readonly failed: readonly ExportFailure[];
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
  /** How large a run over all satellites would be. */
  readonly estimateContacts: { readonly input: { readonly sliceText: string }; readonly output: ContactEstimate };
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
  readonly passDetail: { readonly input: PassInput; readonly output: PassColumns };
  readonly exportEphemeris: { readonly input: EphemerisExportInput; readonly output: EphemerisFile };
  readonly openFile: {
    readonly input: { readonly name: string; readonly bytes: Uint8Array };
    readonly output: OpenedFile;
  };
  readonly openLink: { readonly input: { readonly text: string }; readonly output: LinkContent };
  readonly makeLink: { readonly input: { readonly contentText: string }; readonly output: string };
}
