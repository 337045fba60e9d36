import { expect, it } from "vitest";
import { runToEnd } from "../../core/base/progress";
import type { Contacts } from "../../core/contact/contactColumns";
import { contactSearch } from "../../core/contact/contactSearch";
import { findContacts } from "../../core/contact/findContacts";
import { interpolateState } from "../../core/orbit/interpolateState";
import { contactSlice } from "../../core/scenario/contactSlice";
import { examples } from "../../core/scenario/examples";
import { expandedCount } from "../../core/scenario/expand";
import type { Scenario } from "../../core/scenario/schema";
import type { ContactsJobs } from "../protocol/contactsJobs";
import { createContactsHost } from "./contactsHost";

const scenario = exampleOf("first-contacts");
const star = exampleOf("iridium-star");
const sliceText = JSON.stringify(contactSlice(scenario));
const starText = JSON.stringify(contactSlice(star));
const host = createContactsHost();
const silent = (): void => undefined;

function exampleOf(id: string): Scenario {
  const found = examples.find((example) => example.id === id);
  if (found === undefined) throw new Error(`no example ${id}`);
  return found.scenario;
}

function start<Name extends keyof ContactsJobs>(name: Name, input: ContactsJobs[Name]["input"]) {
  return host.start(1, name, input, silent);
}

async function done<Name extends keyof ContactsJobs>(name: Name, input: ContactsJobs[Name]["input"]) {
  const outcome = await start(name, input);
  if (outcome.status !== "done") throw new Error(`${name} ended as ${JSON.stringify(outcome)}`);
  return outcome.value;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

it("blocks of any size, joined, are the contacts of the whole", async () => {
  const whole = runToEnd(findContacts(contactSearch(star)));
  const blocks: Contacts[] = [];
  for (let first = 0; first < 66; first += 13) {
    const satelliteCount = Math.min(13, 66 - first);
    blocks.push(await done("findContacts", { sliceText: starText, firstSatellite: first, satelliteCount }));
  }
  expect(await done("mergeContacts", { sliceText: starText, blocks: blocks.reverse() })).toEqual(whole);
});

it("a second run from kept tiles gives the same contacts", async () => {
  const input = { sliceText: starText, firstSatellite: 0, satelliteCount: 66 };
  expect(await done("findContacts", input)).toEqual(await done("findContacts", input));
});

it("a tile of all satellites moves each where its track says, and survives being handed over", async () => {
  const input = { sliceText: starText, firstSatellite: 0, satelliteCount: 66, tileIndex: -1 };
  const tile = await done("makeTile", input);
  const startMs = Date.parse(star.window.start) - 7_200_000;
  expect(tile.startMs).toBe(startMs);
  const state = new Float64Array(6);
  for (const satellite of [0, 5, 65]) {
    const toMs = startMs + 7_200_000;
    const track = await done("makeTrack", { sliceText: starText, satellite, fromMs: startMs, toMs, points: 50 });
    track.timesMs.forEach((instantMs, i) => {
      expect(interpolateState(tile, satellite, instantMs, state)).toBe(true);
      const [x = 0, y = 0, z = 0] = track.earthFixedKm.subarray(3 * i, 3 * i + 3);
      expect(Math.hypot(x - (state[0] ?? 0), y - (state[1] ?? 0), z - (state[2] ?? 0))).toBeLessThan(0.001);
      const inertial = track.inertialKm.subarray(3 * i, 3 * i + 3);
      expect(Math.hypot(...inertial)).toBeCloseTo(Math.hypot(x, y, z), 6);
    });
  }
  structuredClone(tile, { transfer: [tile.states.buffer as ArrayBuffer] });
  expect((await done("makeTile", input)).states.length).toBeGreaterThan(66 * 6);
});

it("exports hold every window, whatever the format", async () => {
  const satelliteCount = expandedCount(scenario);
  const contacts = await done("findContacts", { sliceText, firstSatellite: 0, satelliteCount });
  const { count } = contacts.windows;
  const scenarioText = JSON.stringify(scenario);
  const json = JSON.parse(await done("exportContacts", { scenarioText, contacts, format: "json" }));
  expect(json.windows.length).toBe(count);
  expect(json.failed).toEqual([]);
  const csv = await done("exportContacts", { scenarioText, contacts, format: "csv" });
  expect(csv.trimEnd().split("\r\n").length).toBe(count + 1);
  const ics = await done("exportContacts", { scenarioText, contacts, format: "ics" });
  expect(ics.match(/^BEGIN:VEVENT\r$/gm)?.length).toBe(count);
});

it("files are told apart by what is in them", async () => {
  const open = (text: string) => start("openFile", { name: "file", bytes: bytesOf(text) });
  expect(await open(JSON.stringify(scenario))).toMatchObject({ status: "done", value: { kind: "scenario", scenario } });
  const withOmm = examples
    .map((example) => example.scenario)
    .find((one) => JSON.stringify(one).includes("MEAN_MOTION"));
  if (withOmm) expect(await open(JSON.stringify(withOmm))).toMatchObject({ value: { kind: "scenario" } });
  const omm = { OBJECT_NAME: "A", NORAD_CAT_ID: 1, EPOCH: "2026-03-20T12:00:00", MEAN_MOTION: 15 };
  const elements = {
    ECCENTRICITY: 0.001,
    INCLINATION: 50,
    RA_OF_ASC_NODE: 0,
    ARG_OF_PERICENTER: 0,
    MEAN_ANOMALY: 0,
    BSTAR: 0,
  };
  expect(await open(JSON.stringify({ ...omm, ...elements }))).toMatchObject({
    value: { kind: "satellites", format: "omm-json" },
  });
});

it("files that are no use are refused with a reason, never opened and never a crash", async () => {
  const open = (bytes: Uint8Array) => start("openFile", { name: "file", bytes });
  const reasons: [Uint8Array, RegExp][] = [
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xfe]), /not text/],
    [bytesOf(""), /empty/],
    [bytesOf("hello"), /no orbital elements/],
    [bytesOf(`{"schema":"orbitweave/scenario/1","name":"${"x".repeat(3_000_000)}"}`), /too long/],
    [bytesOf('{"schema":"orbitweave/scenario/1","__proto__":{}}'), /./],
    [bytesOf('{"schema":'), /not JSON/],
  ];
  for (const [bytes, reason] of reasons) {
    const outcome = await open(bytes);
    expect(outcome).toMatchObject({ status: "refused", problems: [{ message: expect.stringMatching(reason) }] });
  }
});

it("a link that is made opens again with scenario and view", async () => {
  const view = { timeMs: Date.parse("2026-03-20T13:00:00Z"), selection: "sat-001", panel: "contacts" };
  const link = await done("makeLink", { contentText: JSON.stringify({ scenario, view }) });
  expect(await done("openLink", { text: `https://example.org/#${link}` })).toEqual({ scenario, view });
});

it("no link is made of what would not open", async () => {
  for (const contentText of [
    "nonsense",
    JSON.stringify({}),
    JSON.stringify({ scenario: { ...scenario, name: "" } }),
    JSON.stringify({ scenario, view: { timeMs: "now" } }),
    JSON.stringify({ scenario, view: { selection: "no id" } }),
  ]) {
    expect(await start("makeLink", { contentText })).toMatchObject({ status: "refused" });
  }
});

it("inputs that do not fit their slice are refused", async () => {
  const range = { sliceText, firstSatellite: 0, satelliteCount: 4 };
  expect(await start("findContacts", range)).toMatchObject({
    status: "refused",
    problems: [{ path: "satelliteCount" }],
  });
  expect(await start("findContacts", { ...range, satelliteCount: -1 })).toMatchObject({ status: "refused" });
  expect(await start("findContacts", { ...range, sliceText: "{}" })).toMatchObject({ status: "refused" });
  const track = { sliceText, satellite: 0, fromMs: 1, toMs: 0, points: 5 };
  expect(await start("makeTrack", track)).toMatchObject({ status: "refused", problems: [{ path: "toMs" }] });
  const { windows } = await done("findContacts", { sliceText, firstSatellite: 0, satelliteCount: 3 });
  const cut = { ...windows, aosMs: windows.aosMs.slice(1) };
  const { tcaMs, aosAzimuthDeg, tcaAzimuthDeg, losAzimuthDeg, flags, maxElevationDeg, tcaRangeKm, ...summary } = cut;
  expect(await start("summariseContacts", { sliceText, windows: summary })).toMatchObject({ status: "refused" });
});
