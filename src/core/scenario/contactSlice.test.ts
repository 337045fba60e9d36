import { describe, expect, it } from "vitest";
import { contactSlice } from "./contactSlice";
import { digestOf } from "./digest";
import { examples } from "./examples";
import { parseScenario } from "./parseScenario";
import type { Scenario } from "./schema";

const [first] = examples;
const scenario = first?.scenario as Scenario;
const [station] = scenario.stations ?? [];
const [satellite] = scenario.satellites ?? [];
const sliceDigest = (edit: Partial<Scenario>) => digestOf(contactSlice({ ...scenario, ...edit }));
const stations = (edit: object) => [{ ...station, ...edit }] as Scenario["stations"];
const satellites = (edit: object) => [{ ...satellite, ...edit }] as Scenario["satellites"];

describe("the slice that contacts depend on", () => {
  it("is a document by itself", () => {
    for (const example of examples) expect(parseScenario(contactSlice(example.scenario)).ok).toBe(true);
  });

  it("stays the same under names, plans and antennas", () => {
    const before = sliceDigest({});
    expect(sliceDigest({ name: "x", description: "y", sync: { direction: "up" } })).toBe(before);
    expect(sliceDigest({ stations: stations({}) })).toBe(
      sliceDigest({ stations: stations({ name: "x", antennas: 2, setupSeconds: 9 }) }),
    );
    expect(sliceDigest({ satellites: satellites({}) })).toBe(
      sliceDigest({ satellites: satellites({ name: "x", plane: 1, slot: 1 }) }),
    );
  });

  it.each([
    { window: { start: "2026-03-20T12:00:00Z", durationHours: 25 } },
    { physics: { refraction: true } },
    { stations: stations({ minElevationDeg: 11 }) },
    { stations: stations({ mask: [{ azimuthDeg: 0, elevationDeg: 20 }] }) },
    { stations: stations({ maxSlantRangeKm: 1000 }) },
    { stations: stations({ downlinkMbps: 1 }) },
    { satellites: satellites({ id: "other" }) },
    { constellations: [] },
  ])("changes with %j", (edit) => {
    expect(sliceDigest(edit)).not.toBe(sliceDigest({}));
  });
});
