import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { neville } from "../orbit/__fixtures__/oemReader";
import { gmstRadians, temeToEarthFixed } from "../orbit/frames";
import { createPropagator } from "../orbit/propagate";
import type { ExportSummary } from "../orbit/sampleEphemeris";
import { examples } from "../scenario/examples";
import { expandSatellites } from "../scenario/expand";
import { resolveStation } from "../scenario/station";
import { windowOf } from "../scenario/window";
import { type ReadPath, readCzml } from "./__fixtures__/czmlReader";
import type { ContactColumns } from "./contactColumns";
import { contactRecord } from "./contactRecord";
import { findContacts } from "./findContacts";
import { type CzmlExport, writeCzml } from "./writeCzml";

function written(request: CzmlExport): { text: string; summary: ExportSummary } {
  let text = "";
  const work = writeCzml(request);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return { text, summary: step.value };
    text += step.value.partial ?? "";
  }
}

function requestOf(exampleId: string, durationSeconds: number): CzmlExport & { readonly contacts: ContactColumns } {
  const scenario = examples.find(({ id }) => id === exampleId)?.scenario;
  if (!scenario) throw new Error(exampleId);
  const satellites = expandSatellites(scenario).slice(0, 8);
  const stations = (scenario.stations ?? []).map(resolveStation);
  const search = { startMs: windowOf(scenario).startMs, durationSeconds, satellites, stations, dut1Seconds: 0.2 };
  const contacts = runToEnd(findContacts(search)).windows;
  return { ...search, name: scenario.name, stepSeconds: 60, contacts };
}

describe("CZML, read back by a parser of its own,", () => {
  it.each(examples.map(({ id }) => id))("%s: has every satellite within 10 m of the propagator, at all times", (id) => {
    const request = requestOf(id, 14_400);
    const { moving } = readCzml(written(request).text);
    expect([...moving.keys()]).toEqual(request.satellites.map((satellite) => satellite.id));
    const truth = new Float64Array(6);
    let worst = 0;
    for (const { id: satelliteId, orbit } of request.satellites) {
      const path = moving.get(satelliteId) as ReadPath;
      const propagator = createPropagator(orbit, { dut1Seconds: 0.2 });
      for (let at = 3; at < 14_400; at += 101.7) {
        propagator.stateAt(request.startMs + at * 1000, truth);
        temeToEarthFixed(truth, gmstRadians(request.startMs + at * 1000, 0.2), truth);
        const miss = path.metres.map(
          (values, axis) => neville(path.seconds, values, path.degree + 1, at) - 1000 * (truth[axis] as number),
        );
        worst = Math.max(worst, Math.hypot(...miss));
      }
    }
    expect(worst).toBeLessThan(10);
  });

  it("states each contact to the millisecond, as the contact table does, and joins its satellite and station", () => {
    const request = requestOf("first-contacts", 86_400);
    const { contacts } = request;
    expect(contacts.count).toBeGreaterThan(5);
    const ids = {
      satelliteIds: request.satellites.map(({ id }) => id),
      stationIds: request.stations.map(({ id }) => id),
    };
    const { links, moving, standing } = readCzml(written(request).text);
    const shown = links.flatMap(({ ends, spans }) => {
      const [satellite = "", station = ""] = ends.map((end) => end.replace(/#position$/, ""));
      expect(moving.has(satellite) && standing.has(station)).toBe(true);
      return spans.map(([aos, los]) => `${satellite} ${station} ${aos} ${los}`);
    });
    const table = Array.from({ length: contacts.count }, (_, row) => {
      const { satelliteId, stationId, aos, los } = contactRecord(contacts, row, ids);
      return `${satelliteId} ${stationId} ${aos} ${los}`;
    });
    expect(shown.sort()).toEqual(table.sort());
  });

  it("spans the window, and stations stand at their coordinates, heights in metres", () => {
    const request = requestOf("first-contacts", 7_200);
    const { document, moving, standing } = readCzml(written(request).text);
    expect(document).toMatchObject({ id: "document", version: "1.0", name: request.name });
    const start = new Date(request.startMs).toISOString();
    const end = new Date(request.startMs + 7_200_000).toISOString();
    expect(document.clock).toMatchObject({ interval: `${start}/${end}` });
    for (const { span, seconds } of moving.values()) {
      expect(span).toEqual([start, end]);
      expect([seconds[0], seconds.at(-1)]).toEqual([0, 7200]);
    }
    for (const { id, latDeg, lonDeg, altitudeKm } of request.stations) {
      expect(standing.get(id)).toEqual([lonDeg, latDeg, altitudeKm * 1000]);
    }
  });

  it("is valid with nothing in it", () => {
    const { text, summary } = written({
      name: 'a "name"\n',
      satellites: [],
      stations: [],
      startMs: 0,
      durationSeconds: 60,
      stepSeconds: 60,
    });
    expect(readCzml(text).document.name).toBe('a "name"\n');
    expect(summary).toEqual({ states: 0, failed: [] });
  });
});
