import { expect, it } from "vitest";
import { runToEnd } from "../../base/progress";
import { contactSearch } from "../../contact/contactSearch";
import { findContacts } from "../../contact/findContacts";
import { contactPlanOf } from "../../mesh/contactPlan";
import { meshContacts } from "../../mesh/meshContacts";
import { meshModel } from "../../mesh/meshModel";
import { sunlitIntervals } from "../../orbit/sunlitIntervals";
import type { Scenario } from "../../scenario/schema";
import { missionNetwork } from "./buildNetwork";
import type { MissionNetwork } from "./missionNetwork";
import type { MissionRules } from "./missionSettings";

const start = "2026-03-20T12:00:00Z";
const kiruna = { latDeg: 67.9, lonDeg: 21, altitudeKm: 0.4 };

/** Eleven satellites in a plane, so that order by id is not that of slots, and two in another; a station with a link budget and one without. */
const scenario: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "network",
  window: { start, durationHours: 4 },
  constellations: [
    { id: "c", pattern: "star", planes: 1, satellitesPerPlane: 11, phasing: 0, altitudeKm: 700, inclinationDeg: 87 },
    { id: "d", pattern: "star", planes: 1, satellitesPerPlane: 2, phasing: 0, altitudeKm: 705, inclinationDeg: 80 },
  ],
  stations: [
    {
      id: "kiruna",
      ...kiruna,
      uplinkMbps: 2,
      downlinkMbps: 1,
      antennas: 2,
      setupSeconds: 1.1,
      downlinkBudget: { eirpDbw: 10, gOverTDbPerK: 24, frequencyGHz: 8.2, bandwidthMHz: 60 },
      maintenance: [{ from: "2026-03-20T13:00:00.0004Z", to: "2026-03-20T13:30:00.0004Z" }],
    },
    { id: "awarua", latDeg: -46.5, lonDeg: 168.4, altitudeKm: 0, uplinkMbps: 3, downlinkMbps: 20 },
  ],
  mesh: {
    topology: "plus-grid",
    links: [{ a: "c-p1-s1", b: "d-p1-s1", bandwidthMbps: 5, latencyMs: 12.25 }],
    failures: [
      { kind: "station", id: "awarua", from: "2026-03-20T14:00:00Z", to: "2026-03-20T15:00:00Z" },
      { kind: "satellite", id: "c-p1-s3", from: "2026-03-20T12:30:00Z" },
      { kind: "link", id: "c-p1-s1", other: "c-p1-s2" },
    ],
  },
  nodes: [{ id: "c-p1-s2", type: "satellite", memoryGB: 1, computeTflops: 3, efficiency: 0.25 }],
};

function networkOf(rules: MissionRules = {}, given = scenario): MissionNetwork {
  const network = runToEnd(missionNetwork(given, rules));
  if (!network.ok) throw new Error(network.error[0]?.message);
  return network.value;
}

const plan = contactPlanOf(meshModel(scenario), runToEnd(meshContacts(meshModel(scenario)))).contacts;
const isStation = (id: string) => id === "kiruna" || id === "awarua";

/** Ends, start and end: what tells contacts and links apart. */
function keys(entries: readonly { from: string; to: string; startMs: number; endMs: number }[]): string[] {
  return entries.map(({ from, to, startMs, endMs }) => `${from} ${to} ${startMs} ${endMs}`).sort();
}

const planned = plan.map(({ from, to, startSeconds, endSeconds }) => ({
  from,
  to,
  startMs: Math.round(1000 * startSeconds),
  endMs: Math.round(1000 * endSeconds),
}));

it("contacts and links are those of the mesh, failures cut out, by numbers in the order of ids", () => {
  const { satelliteIds, stations, contacts, links } = networkOf();
  expect(satelliteIds.slice(0, 4)).toEqual(["c-p1-s1", "c-p1-s10", "c-p1-s11", "c-p1-s2"]);
  const ground = contacts.map(({ satellite, station, startMs, endMs }) => ({
    from: satelliteIds[satellite] as string,
    to: stations[station]?.id as string,
    startMs,
    endMs,
  }));
  expect(ground.length).toBeGreaterThan(15);
  expect(keys(ground)).toEqual(keys(planned.filter(({ to }) => isStation(to))));
  const among = links.map(({ from, to, startMs, endMs }) => ({
    from: satelliteIds[from] as string,
    to: satelliteIds[to] as string,
    startMs,
    endMs,
  }));
  expect(keys(among)).toEqual(keys(planned.filter(({ from, to }) => !isStation(from) && !isStation(to))));
  expect(keys(among).some((key) => key.startsWith("c-p1-s1 c-p1-s2 "))).toBe(false);
  expect(contacts.some(({ satellite, endMs }) => satelliteIds[satellite] === "c-p1-s3" && endMs > 1_800_000)).toBe(
    false,
  );
});

it("relays in the plane use links inside planes alone, and none uses none", () => {
  const all = networkOf();
  const inPlane = networkOf({ relay: "in-plane" });
  const isInPlane = ({ from, to }: { readonly from: number; readonly to: number }) =>
    all.satelliteIds[from]?.[0] === all.satelliteIds[to]?.[0];
  expect(inPlane.links).toEqual(all.links.filter(isInPlane));
  expect(inPlane.links.length).toBeLessThan(all.links.length);
  expect(inPlane.contacts).toEqual(all.contacts);
  expect(networkOf({ relay: "none" })).toMatchObject({ links: [], contacts: all.contacts });
});

it("rates are those of the stations, or of link budgets: a whole contact carries its capacity", () => {
  const { satelliteIds, stations, contacts } = networkOf({}, { ...scenario, mesh: { topology: "none" } });
  const search = contactSearch(scenario);
  const { windows } = runToEnd(findContacts(search));
  expect(contacts).toHaveLength(windows.count);
  for (const { satellite, station, startMs, endMs, pieces } of contacts) {
    const row = Array.from({ length: windows.count }, (_, i) => i).find(
      (i) =>
        search.ids.satelliteIds[windows.satellite[i] as number] === satelliteIds[satellite] &&
        windows.station[i] === station &&
        windows.aosMs[i] === search.startMs + startMs,
    ) as number;
    let [down, up, fromMs] = [0, 0, startMs];
    for (const piece of pieces) {
      down += piece.downBps * (piece.endMs - fromMs);
      up += piece.upBps * (piece.endMs - fromMs);
      expect(piece.endMs).toBeGreaterThan(fromMs);
      expect(Number.isInteger(piece.endMs) && Number.isInteger(piece.downBps)).toBe(true);
      fromMs = piece.endMs;
    }
    expect(fromMs).toBe(endMs);
    // Within the millisecond to which the contact's ends are rounded, and 1 bit/s.
    expect(down / 8e9).toBeCloseTo(windows.downlinkMB[row] as number, 1);
    expect(up / 8e9).toBeCloseTo(windows.uplinkMB[row] as number, 2);
    expect(pieces.length > 1).toBe(stations[station]?.id === "kiruna" && endMs - startMs > 10_000);
  }
});

it("stations have set-up and maintenance in whole ms that hold what was given", () => {
  const [kirunaStation, awarua] = networkOf().stations;
  const maintenance = [0, 1].map((antenna) => ({ antenna, start: 3_600_000, end: 5_400_001 }));
  expect(kirunaStation).toEqual({ id: "kiruna", antennas: 2, setupMs: 1100, maintenance });
  expect(awarua).toEqual({ id: "awarua", antennas: 1, setupMs: 0, maintenance: [] });
});

it("light time is the mesh's, rounded up to a millisecond", () => {
  const { satelliteIds, stations, latencyMs } = networkOf();
  const placeOf = (id: string) => {
    const satellite = satelliteIds.indexOf(id);
    return satellite >= 0 ? satellite : satelliteIds.length + stations.findIndex((station) => station.id === id);
  };
  for (const { from, to, startSeconds, owltSeconds } of plan) {
    expect(latencyMs(placeOf(from), placeOf(to), 1000 * startSeconds)).toBe(Math.ceil(1000 * owltSeconds - 1e-9));
  }
  expect(latencyMs(placeOf("c-p1-s1"), placeOf("d-p1-s1"), 0)).toBe(13);
});

it("compute is that of the node a satellite carries, else what the rules say", () => {
  const { flopsPerMs } = networkOf({ computeTflops: 0.5 });
  expect(flopsPerMs[3]).toBeCloseTo(0.25 * 3e9, 0);
  expect(flopsPerMs.filter((_, satellite) => satellite !== 3)).toEqual(new Array(12).fill(0.5e9));
});

it("with sunlightOnly satellites work in the light alone", () => {
  const { workingHours } = networkOf({ sunlightOnly: true });
  const model = meshModel(scenario);
  const second = model.satellites.findIndex(({ id }) => id === "c-p1-s2");
  const propagator = model.propagators[second] as (typeof model.propagators)[number];
  expect(workingHours?.[3]).toEqual(sunlitIntervals(propagator, model.startMs, 4 * 3_600_000, 0));
  expect(workingHours?.[3]?.length).toBeGreaterThan(1);
  expect(networkOf().workingHours).toBeUndefined();
});
