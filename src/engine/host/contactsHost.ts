import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import type { Contacts } from "../../core/contact/contactColumns";
import { summariseContacts } from "../../core/contact/contactSummary";
import { contactsCsv } from "../../core/contact/contactsCsv";
import { contactsIcs } from "../../core/contact/contactsIcs";
import { contactsJson } from "../../core/contact/contactsJson";
import { estimateContacts } from "../../core/contact/estimateContacts";
import { findContacts } from "../../core/contact/findContacts";
import { orderContacts } from "../../core/contact/orderContacts";
import { mergeContacts } from "../../core/contact/sortContacts";
import type { EphemerisTile } from "../../core/orbit/ephemerisTile";
import { tileSeconds } from "../../core/orbit/ephemerisTile";
import { decodeLink } from "../../core/scenario/link/decodeLink";
import type { ContactFormat, ContactsJobs } from "../protocol/contactsJobs";
import type { JobHost } from "../protocol/jobHost";
import { exportEphemeris } from "./exportEphemeris";
import { inputSchemas } from "./inputSchemas";
import { createJobHost, type JobHandlers } from "./jobHost";
import { joinTiles } from "./joinTiles";
import { makeLink } from "./makeLink";
import { makeTrack } from "./makeTrack";
import { openFile } from "./openFile";
import { passDetail } from "./passDetail";
import { createSliceReader, type Slice } from "./slice";
import { TileCache } from "./tileCache";

/** Makes this thread do the jobs of a contacts worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposeContactsHost(endpoint?: Endpoint): void {
  expose(createContactsHost(), endpoint);
}

/** The jobs of a contacts worker, with caches of their own. */
export function createContactsHost(): JobHost<ContactsJobs> {
  return createJobHost<ContactsJobs>(contactsHandlers());
}

/** Satellites of a tile that are propagated between two looks at the messages; contacts are searched in the same blocks. */
const tileBlock = 4;

/** Text pieces written between two looks at the messages. */
const piecesPerSlice = 1000;

/** Just below the longest string that every engine can hold. */
const longestText = 500_000_000;

function contactsHandlers(): JobHandlers<ContactsJobs> {
  const readSlice = createSliceReader(new TileCache());

  /** Checks an input that names a part of a slice's satellites. */
  function readRange(range: {
    readonly sliceText: string;
    readonly firstSatellite: number;
    readonly satelliteCount: number;
  }): Outcome<Slice> {
    const slice = readSlice(range.sliceText);
    if (!slice.ok) return slice;
    const all = slice.value.search.satellites.length;
    if (range.firstSatellite + range.satelliteCount <= all) return slice;
    const given = `${range.firstSatellite} + ${range.satelliteCount}`;
    return failure([{ path: "satelliteCount", message: "no such satellites", given, allowed: `up to ${all}` }]);
  }

  return {
    estimateContacts: {
      schema: inputSchemas.estimateContacts,
      run({ sliceText }) {
        const slice = readSlice(sliceText);
        if (!slice.ok) return slice;
        const { satellites, stations, durationSeconds } = slice.value.search;
        return success(estimateContacts(satellites, stations, durationSeconds));
      },
    },
    findContacts: {
      schema: inputSchemas.findContacts,
      *run(input) {
        const slice = readRange(input);
        if (!slice.ok) return slice;
        const { search, tileOf } = slice.value;
        const { firstSatellite, satelliteCount } = input;
        return success(yield* findContacts({ ...search, tileOf, firstSatellite, satelliteCount }));
      },
    },
    mergeContacts: {
      schema: inputSchemas.mergeContacts,
      run({ sliceText, blocks }) {
        const slice = readSlice(sliceText);
        return slice.ok ? success(mergeContacts(blocks, slice.value.search.ids)) : slice;
      },
    },
    summariseContacts: {
      schema: inputSchemas.summariseContacts,
      run({ sliceText, windows }) {
        const slice = readSlice(sliceText);
        if (!slice.ok) return slice;
        const { satellites, stations, startMs, durationSeconds } = slice.value.search;
        const endMs = startMs + durationSeconds * 1000;
        const counts = { satelliteCount: satellites.length, stationCount: stations.length };
        return success(summariseContacts(windows, { ...counts, startMs, endMs }));
      },
    },
    orderContacts: {
      schema: inputSchemas.orderContacts,
      run: (input) => success(orderContacts(input)),
    },
    exportContacts: {
      schema: inputSchemas.exportContacts,
      *run({ scenarioText, contacts, format }) {
        const slice = readSlice(scenarioText);
        if (!slice.ok) return slice;
        return yield* joinText(textOf(contacts, slice.value, format), contacts.windows.count);
      },
    },
    makeTile: {
      schema: inputSchemas.makeTile,
      *run(input) {
        const slice = readRange(input);
        if (!slice.ok) return slice;
        const { firstSatellite, satelliteCount, tileIndex } = input;
        const blocks: EphemerisTile[] = [];
        for (let done = 0; done < satelliteCount; done += tileBlock) {
          const count = Math.min(tileBlock, satelliteCount - done);
          blocks.push(slice.value.tileOf(tileIndex, firstSatellite + done, count));
          yield { fraction: (done + count) / satelliteCount, label: "Positions" };
        }
        return success(joinTiles(blocks, slice.value.search.startMs + tileIndex * tileSeconds * 1000));
      },
    },
    makeTrack: {
      schema: inputSchemas.makeTrack,
      *run(input) {
        const { sliceText, satellite } = input;
        const slice = readRange({ sliceText, firstSatellite: satellite, satelliteCount: 1 });
        if (!slice.ok) return slice;
        const { search, propagator } = slice.value;
        return success(yield* makeTrack(propagator(satellite), input, search.dut1Seconds ?? 0));
      },
    },
    passDetail: {
      schema: inputSchemas.passDetail,
      run(input) {
        const { sliceText, satellite, station } = input;
        const slice = readRange({ sliceText, firstSatellite: satellite, satelliteCount: 1 });
        if (!slice.ok) return slice;
        const { search, propagator } = slice.value;
        const place = search.stations[station];
        if (place === undefined) {
          const allowed = `below ${search.stations.length}`;
          return failure([{ path: "station", message: "no such station", given: station, allowed }]);
        }
        return success(passDetail(propagator(satellite), place, input, search.dut1Seconds ?? 0));
      },
    },
    exportEphemeris: {
      schema: inputSchemas.exportEphemeris,
      *run(input) {
        const { scenarioText, satellite = 0 } = input;
        const slice = readRange({ sliceText: scenarioText, firstSatellite: satellite, satelliteCount: 1 });
        return slice.ok ? yield* exportEphemeris(slice.value, input) : slice;
      },
    },
    openFile: {
      schema: inputSchemas.openFile,
      run: ({ name, bytes }) => openFile(name, bytes),
    },
    openLink: {
      schema: inputSchemas.openLink,
      run: ({ text }) => decodeLink(text),
    },
    makeLink: {
      schema: inputSchemas.makeLink,
      run: ({ contentText }) => makeLink(contentText),
    },
  };
}

function textOf(contacts: Contacts, { search }: Slice, format: ContactFormat): Generator<string, void> {
  switch (format) {
    case "json":
      return contactsJson(contacts, search.ids);
    case "csv":
      return contactsCsv(contacts.windows, search.ids);
    case "ics":
      return contactsIcs(contacts.windows, search.ids, search.startMs);
  }
}

function* joinText(pieces: Iterable<string>, rows: number): Sliced<Outcome<string>> {
  let text = "";
  let written = 0;
  for (const piece of pieces) {
    text += piece;
    written++;
    if (text.length > longestText) {
      const allowed = "fewer contacts, a shorter format, or the command line, which writes files of any length";
      return failure([{ path: "", message: "the file would be too long", allowed }]);
    }
    if (written % piecesPerSlice === 0) yield { fraction: Math.min(1, written / rows), label: "Writing contacts" };
  }
  return success(text);
}
