import { describe, expect, it } from "vitest";
import { elementAgeDays } from "./elements/elementAge";
import { examples } from "./examples";
import { expandedCount, expandSatellites } from "./expand";
import { parseScenario } from "./parseScenario";
import { publicFiles } from "./publicFiles";
import { windowOf } from "./window";

const exampleOf = (id: string) => {
  const example = examples.find((candidate) => candidate.id === id);
  if (!example) throw new Error(`no example ${id}`);
  return example.scenario;
};

describe("examples", () => {
  it("all pass the checks without a warning", () => {
    for (const { id, scenario } of examples) {
      expect([id, parseScenario(JSON.parse(JSON.stringify(scenario)))]).toEqual([
        id,
        { ok: true, value: { scenario, warnings: [] } },
      ]);
    }
  });

  it("begin with three satellites at 550 km over KSC and Svalbard", () => {
    expect(examples[0]?.scenario.stations).toMatchObject([
      { name: "KSC", latDeg: 28.5729, lonDeg: -80.649, uplinkMbps: 100, downlinkMbps: 200 },
      { name: "Svalbard", latDeg: 78.2297, lonDeg: 15.3975, uplinkMbps: 150, downlinkMbps: 300 },
    ]);
    expect(examples[0]?.scenario.satellites?.map(({ id }) => id)).toEqual(["sat-001", "sat-002", "sat-003"]);
  });

  it.each([
    ["iridium-star", 66],
    ["starlink-shell", 1584],
    ["sun-synchronous-cluster", 81],
    ["real-objects", 12],
  ])("%s has %i satellites", (id, count) => {
    expect(expandedCount(exampleOf(id))).toBe(count);
  });

  it("have real objects of known age, two days at most", () => {
    const scenario = exampleOf("real-objects");
    for (const { orbit } of expandSatellites(scenario)) {
      const age = elementAgeDays(orbit, windowOf(scenario).startMs);
      expect(age).toBeGreaterThan(0);
      expect(age).toBeLessThan(2);
    }
  });

  it("keep a cluster in which no two satellites share all elements", () => {
    const orbits = expandSatellites(exampleOf("sun-synchronous-cluster")).map(({ orbit }) => JSON.stringify(orbit));
    expect(new Set(orbits).size).toBe(81);
  });
});

describe("files for public/", () => {
  it("are the schema and one document an example, each readable", () => {
    const files = publicFiles();
    expect(files.map(({ path }) => path)).toEqual([
      "scenario.schema.json",
      ...examples.map(({ id }) => `examples/${id}.json`),
    ]);
    for (const { path, text } of files.slice(1)) {
      const parsed = parseScenario(JSON.parse(text));
      expect([path, parsed.ok]).toEqual([path, true]);
    }
  });

  it("describe every property of the document and forbid others", () => {
    const undescribed: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { properties, additionalProperties } = node as Record<string, unknown>;
      if (properties) {
        expect([path, additionalProperties]).toEqual([path, false]);
        for (const [key, property] of Object.entries(properties as object)) {
          const { description, items, const: constant } = property as Record<string, unknown>;
          if (!description && !items && constant === undefined) undescribed.push(`${path}.${key}`);
        }
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`);
    };
    const schema = JSON.parse(publicFiles()[0]?.text ?? "");
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Orbitweave scenario",
    });
    visit(schema, "");
    expect(undescribed).toEqual([]);
  });
});
