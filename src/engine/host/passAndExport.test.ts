import { expect, it } from "vitest";
import { lights } from "../../core/orbit/eclipse";
import { contactSlice } from "../../core/scenario/contactSlice";
import { examples } from "../../core/scenario/examples";
import type { ContactsJobs } from "../protocol/contactsJobs";
import { createContactsHost } from "./contactsHost";

const scenario = examples.find(({ id }) => id === "first-contacts")?.scenario;
const sliceText = scenario === undefined ? "" : JSON.stringify(contactSlice(scenario));
const host = createContactsHost();

function start<Name extends keyof ContactsJobs>(name: Name, input: ContactsJobs[Name]["input"]) {
  return host.start(1, name, input, () => undefined);
}

async function done<Name extends keyof ContactsJobs>(name: Name, input: ContactsJobs[Name]["input"]) {
  const outcome = await start(name, input);
  if (outcome.status !== "done") throw new Error(`${name} ended as ${JSON.stringify(outcome)}`);
  return outcome.value;
}

it("a pass in detail is at its contact's ends where the contact says, culminates there, and turns from coming to going", async () => {
  const { windows } = await done("findContacts", { sliceText, firstSatellite: 0, satelliteCount: 3 });
  const row = windows.maxElevationDeg.indexOf(Math.max(...windows.maxElevationDeg));
  const pass = await done("passDetail", {
    sliceText,
    satellite: windows.satellite[row] as number,
    station: windows.station[row] as number,
    startMs: windows.aosMs[row] as number,
    endMs: windows.losMs[row] as number,
    stepSeconds: 1,
    frequencyHz: 8e9,
  });
  const last = pass.count - 1;
  expect(pass.timesMs[0]).toBe(windows.aosMs[row]);
  expect(pass.timesMs[last]).toBe(windows.losMs[row]);
  expect(pass.azimuthDeg[0]).toBeCloseTo(windows.aosAzimuthDeg[row] as number, 3);
  expect(pass.azimuthDeg[last]).toBeCloseTo(windows.losAzimuthDeg[row] as number, 3);
  expect(Math.max(...pass.elevationDeg)).toBeCloseTo(windows.maxElevationDeg[row] as number, 1);
  expect(Math.min(...pass.rangeKm)).toBeCloseTo(windows.tcaRangeKm[row] as number, 0);
  expect(pass.rangeRateKmPerS[0]).toBeLessThan(0);
  expect(pass.rangeRateKmPerS[last]).toBeGreaterThan(0);
  expect(pass.dopplerHz[0]).toBeCloseTo((-8e9 * (pass.rangeRateKmPerS[0] as number)) / 299792.458, 6);
  for (const light of pass.light) expect(lights[light]).toBeDefined();
});

it("a pass that does not fit its slice is refused", async () => {
  const pass = { sliceText, satellite: 0, station: 0, startMs: 0, endMs: 1000, stepSeconds: 1, frequencyHz: 1e9 };
  expect(await start("passDetail", { ...pass, station: 99 })).toMatchObject({ problems: [{ path: "station" }] });
  expect(await start("passDetail", { ...pass, satellite: 99 })).toMatchObject({ status: "refused" });
  expect(await start("passDetail", { ...pass, endMs: 0 })).toMatchObject({ problems: [{ path: "endMs" }] });
  expect(await start("passDetail", { ...pass, endMs: 1e9 })).toMatchObject({ problems: [{ path: "stepSeconds" }] });
});

it("positions are exported for one satellite or all, and one satellite keeps its own contacts in CZML", async () => {
  const { windows } = await done("findContacts", { sliceText, firstSatellite: 0, satelliteCount: 3 });
  const { count, satellite, station, aosMs, losMs } = windows;
  const contacts = { count, satellite, station, aosMs, losMs };
  const base = { scenarioText: sliceText, name: "Plan", stepSeconds: 60 };
  const textOf = async (input: Omit<ContactsJobs["exportEphemeris"]["input"], keyof typeof base>) => {
    const { chunks, failed } = await done("exportEphemeris", { ...base, ...input });
    expect(failed).toEqual([]);
    return chunks.map((chunk) => new TextDecoder().decode(chunk)).join("");
  };
  const oem = await textOf({ format: "oem" });
  expect(oem.match(/^OBJECT_ID = .*$/gm)).toHaveLength(3);
  expect(await textOf({ format: "oem", satellite: 1 })).toMatch(/OBJECT_ID = sat-002/);
  const packets = JSON.parse(await textOf({ format: "czml", satellite: 1, contacts })) as {
    readonly id: string;
    readonly availability?: string[];
    readonly polyline?: object;
  }[];
  const lines = packets.filter(({ polyline }) => polyline !== undefined);
  expect(lines.every(({ id }) => id.startsWith("sat-002/"))).toBe(true);
  expect(lines.flatMap(({ availability }) => availability ?? [])).toHaveLength(
    satellite.filter((each) => each === 1).length,
  );
});

it("an export that would be too large, or of a step that makes no sense, is refused", async () => {
  const input = { scenarioText: sliceText, name: "Plan", format: "oem", stepSeconds: 0 } as const;
  expect(await start("exportEphemeris", input)).toMatchObject({ status: "refused", problems: [{ path: "step" }] });
  expect(await start("exportEphemeris", { ...input, stepSeconds: 60, satellite: 3 })).toMatchObject({
    status: "refused",
  });
});
