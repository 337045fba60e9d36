import type { Contacts } from "../../core/contact/contactColumns";
import type { EphemerisTile } from "../../core/orbit/ephemerisTile";
import type { PassColumns } from "../../core/orbit/passSamples";
import type { LinkContent } from "../../core/scenario/link/linkContent";
import type {
  ContactEstimate,
  ContactFormat,
  ContactOrderInput,
  ContactSummary,
  ContactsJobs,
  EphemerisExportInput,
  EphemerisFile,
  OpenedFile,
  PassInput,
  SummaryColumns,
  Track,
  TrackInput,
} from "../protocol/contactsJobs";
import type { JobOutcome } from "../protocol/jobOutcome";
import { transferablesOf } from "../protocol/transferables";
import { copyContactColumns, copyIntervals, copyOrderColumns, copySummaryColumns } from "./columnCopies";
import { type FindContactsOptions, findContactsInBlocks } from "./findContactsInBlocks";
import { createPool, type JobOptions, type Parcel, type PoolTiming } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

export type {
  ContactEstimate,
  ContactOrderInput,
  ContactSortKey,
  ContactSummary,
  ContactTotals,
  EphemerisFile,
  EphemerisFormat,
  OpenedFile,
  Track,
  TrackInput,
} from "../protocol/contactsJobs";
export type { JobOutcome, JobProgress } from "../protocol/jobOutcome";

/** Everything that is computed off the calling thread. No method rejects: the outcome says how the job ended. */
export interface Planner {
  /** How large `findContacts` would be; ask before a run, and ask the user to narrow it where `tooLarge`. */
  estimateContacts(sliceText: string, options?: JobOptions): Promise<JobOutcome<ContactEstimate>>;
  /** All contact windows of a slice (text of `contactSlice(scenario)`) with this many expanded satellites, spread over the pool. */
  findContacts(sliceText: string, satelliteCount: number, options?: FindContactsOptions): Promise<JobOutcome<Contacts>>;
  /** Totals and gaps by satellite and by station. */
  summariseContacts(
    sliceText: string,
    windows: SummaryColumns,
    options?: JobOptions,
  ): Promise<JobOutcome<ContactSummary>>;
  /** Row numbers, filtered and in the order asked for. */
  orderContacts(input: ContactOrderInput, options?: JobOptions): Promise<JobOutcome<Uint32Array>>;
  /** The text of a file to save. `scenarioText` is the JSON of the whole scenario or of its slice. */
  exportContacts(
    scenarioText: string,
    contacts: Contacts,
    format: ContactFormat,
    options?: JobOptions,
  ): Promise<JobOutcome<string>>;
  /** Tile `tileIndex` (two hours from window.start + tileIndex x 7200 s; may be negative) of all satellites. Goes before other work. */
  makeTile(
    sliceText: string,
    satelliteCount: number,
    tileIndex: number,
    options?: JobOptions,
  ): Promise<JobOutcome<EphemerisTile>>;
  makeTrack(input: TrackInput, options?: JobOptions): Promise<JobOutcome<Track>>;
  /** One satellite in the sky of one station, from instant to instant. */
  passDetail(input: PassInput, options?: JobOptions): Promise<JobOutcome<PassColumns>>;
  /** The positions over the window as a file. The contacts are copied; they stay the caller's. */
  exportEphemeris(input: EphemerisExportInput, options?: JobOptions): Promise<JobOutcome<EphemerisFile>>;
  /** Reads a scenario, TLE or OMM file. The bytes are copied; `bytes` stays the caller's. */
  openFile(name: string, bytes: Uint8Array, options?: JobOptions): Promise<JobOutcome<OpenedFile>>;
  /** Reads a share link, its fragment, or the bare text. */
  openLink(text: string, options?: JobOptions): Promise<JobOutcome<LinkContent>>;
  /** The fragment text (`ow1.…`) for the JSON text of a `LinkContent`. */
  makeLink(contentText: string, options?: JobOptions): Promise<JobOutcome<string>>;
  /** Ends all workers; whatever runs or waits ends as `cancelled`. */
  dispose(): void;
}

export interface PlannerOptions {
  /** Starts a worker that exposes the host of this kind. */
  readonly spawn: (kind: "contacts") => SpawnedWorker;
  /** Workers at most; they start when there is work for them. */
  readonly poolSize: number;
  readonly timing?: Partial<PoolTiming>;
}

/** The one way from an application to the workers. */
export function createPlanner({ spawn, poolSize, timing }: PlannerOptions): Planner {
  const pool = createPool<ContactsJobs>({ spawn: () => spawn("contacts"), poolSize, timing });
  return {
    estimateContacts: (sliceText, options) =>
      pool.run("estimateContacts", () => ({ input: { sliceText } }), soon(options)),
    findContacts: (sliceText, satelliteCount, options = {}) =>
      findContactsInBlocks(pool, sliceText, satelliteCount, options),
    summariseContacts: (sliceText, windows, options) =>
      pool.run("summariseContacts", () => handOver({ sliceText, windows: copySummaryColumns(windows) }), options),
    orderContacts: (input, options) =>
      pool.run("orderContacts", () => handOver({ ...input, windows: copyOrderColumns(input.windows) }), soon(options)),
    exportContacts: (scenarioText, contacts, format, options) =>
      pool.run(
        "exportContacts",
        () =>
          handOver({ scenarioText, contacts: { ...contacts, windows: copyContactColumns(contacts.windows) }, format }),
        soon(options),
      ),
    makeTile: (sliceText, satelliteCount, tileIndex, options) =>
      pool.run(
        "makeTile",
        () => ({ input: { sliceText, firstSatellite: 0, satelliteCount, tileIndex } }),
        soon(options),
      ),
    makeTrack: (input, options) => pool.run("makeTrack", () => ({ input }), soon(options)),
    passDetail: (input, options) => pool.run("passDetail", () => ({ input }), soon(options)),
    exportEphemeris: ({ contacts, ...input }, options) =>
      pool.run(
        "exportEphemeris",
        () => {
          const intervals = contacts && copyIntervals(contacts);
          return { input: { ...input, contacts: intervals }, transfer: transferablesOf(intervals) };
        },
        options,
      ),
    openFile: (name, bytes, options) => pool.run("openFile", () => ({ input: { name, bytes } }), soon(options)),
    openLink: (text, options) => pool.run("openLink", () => ({ input: { text } }), soon(options)),
    makeLink: (contentText, options) => pool.run("makeLink", () => ({ input: { contentText } }), soon(options)),
    dispose: () => pool.dispose(),
  };
}

/** A person waits for it: before ordinary work, unless the caller says otherwise. */
function soon(options: JobOptions = {}): JobOptions {
  return { priority: "interactive", ...options };
}

/** An input whose columns are copies of our own: they move with the message. */
function handOver<Input extends { readonly windows: object } | { readonly contacts: { readonly windows: object } }>(
  input: Input,
): Parcel<Input> {
  return { input, transfer: transferablesOf("windows" in input ? input.windows : input.contacts.windows) };
}
