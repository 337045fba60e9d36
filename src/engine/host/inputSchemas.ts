import { z } from "../../core/base/zod";

const count = z.int().min(0);
const sliceText = z.string();
const integers = z.instanceof(Uint32Array);
const numbers = z.instanceof(Float64Array);

const summaryShape = {
  count,
  satellite: integers,
  station: integers,
  aosMs: numbers,
  losMs: numbers,
  downlinkMB: numbers,
  uplinkMB: numbers,
};
const orderShape = { ...summaryShape, maxElevationDeg: numbers, tcaRangeKm: numbers };
const contactShape = {
  ...orderShape,
  tcaMs: numbers,
  aosAzimuthDeg: numbers,
  tcaAzimuthDeg: numbers,
  losAzimuthDeg: numbers,
  flags: z.instanceof(Uint8Array),
};

function columns<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return z.strictObject(shape).refine(hasEqualColumns, "columns must have `count` entries each");
}

function hasEqualColumns(value: Readonly<Record<string, unknown>>): boolean {
  return Object.values(value).every((column) => !ArrayBuffer.isView(column) || lengthOf(column) === value.count);
}

function lengthOf(view: ArrayBufferView): number {
  return "length" in view ? Number(view.length) : 0;
}

/** When contacts are, and whose. */
export const intervalColumns = columns({
  count,
  satellite: integers,
  station: integers,
  aosMs: numbers,
  losMs: numbers,
});

const contacts = z.strictObject({
  windows: columns(contactShape),
  failed: z.array(z.strictObject({ satellite: count, error: z.string(), fromMs: z.number() })),
  evaluations: count,
});

/** Of one pass: far more than a chart has pixels. */
const mostPassSamples = 100_000;

const range = { sliceText, firstSatellite: count, satelliteCount: count };

/** What each job of the contacts worker accepts, as far as it can be said without the scenario. */
export const inputSchemas = {
  estimateContacts: z.strictObject({ sliceText }),
  findContacts: z.strictObject(range),
  mergeContacts: z.strictObject({ sliceText, blocks: z.array(contacts) }),
  summariseContacts: z.strictObject({ sliceText, windows: columns(summaryShape) }),
  orderContacts: z.strictObject({
    windows: columns(orderShape),
    satelliteRank: integers,
    stationRank: integers,
    sortBy: z.enum([
      "aos",
      "los",
      "duration",
      "maxElevation",
      "satellite",
      "station",
      "downlink",
      "uplink",
      "tcaRange",
    ]),
    descending: z.boolean(),
    satellites: integers.optional(),
    stations: integers.optional(),
    minDurationSeconds: z.number().min(0).optional(),
  }),
  exportContacts: z.strictObject({ scenarioText: z.string(), contacts, format: z.enum(["csv", "json", "ics"]) }),
  makeTile: z.strictObject({ ...range, tileIndex: z.int().min(-100_000).max(100_000) }),
  makeTrack: z
    .strictObject({
      sliceText,
      satellite: count,
      fromMs: z.number(),
      toMs: z.number(),
      points: z.int().min(2).max(100_000),
    })
    .refine((track) => track.toMs > track.fromMs, { path: ["toMs"], error: "must be after fromMs" }),
  passDetail: z
    .strictObject({
      sliceText,
      satellite: count,
      station: count,
      startMs: z.number(),
      endMs: z.number(),
      stepSeconds: z.number().positive(),
      frequencyHz: z.number().positive().max(1e15),
    })
    .refine((pass) => pass.endMs > pass.startMs, { path: ["endMs"], error: "must be after startMs" })
    .refine((pass) => (pass.endMs - pass.startMs) / 1000 / pass.stepSeconds <= mostPassSamples, {
      path: ["stepSeconds"],
      error: `must leave at most ${mostPassSamples} samples`,
    }),
  exportEphemeris: z.strictObject({
    scenarioText: z.string(),
    name: z.string(),
    format: z.enum(["oem", "czml"]),
    stepSeconds: z.number(),
    satellite: count.optional(),
    contacts: intervalColumns.optional(),
  }),
  openFile: z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  openLink: z.strictObject({ text: z.string() }),
  makeLink: z.strictObject({ contentText: z.string() }),
};
