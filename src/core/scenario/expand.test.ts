import fc from "fast-check";
import { describe, expect, it } from "vitest";
import walker from "./__fixtures__/walker.json";
import { expandedCount, expandSatellites } from "./expand";
import { parseScenario } from "./parseScenario";
import type { Scenario } from "./schema";

interface WalkerCase {
  readonly kind: string;
  readonly planes: number;
  readonly phasing_F: number;
  readonly sats_per_plane: number;
  readonly inclination_deg: number;
  readonly altitude_km: number;
  readonly raan0_deg: number;
  readonly u0_deg: number;
}

const base = {
  schema: "orbitweave/scenario/1" as const,
  name: "walker",
  window: { start: "2026-03-20T12:00:00.000001Z", durationHours: 1 },
};

function documentOf(c: WalkerCase): Scenario {
  const constellation = {
    id: "w",
    pattern: c.kind as "delta" | "star",
    planes: c.planes,
    satellitesPerPlane: c.sats_per_plane,
    phasing: c.phasing_F,
    altitudeKm: c.altitude_km,
    inclinationDeg: c.inclination_deg,
    raanOffsetDeg: c.raan0_deg,
    argLatOffsetDeg: c.u0_deg,
  };
  return { ...base, constellations: [constellation] };
}

function angleBetween(aDeg: number, bDeg: number): number {
  const difference = (((aDeg - bDeg) % 360) + 540) % 360;
  return Math.abs(difference - 180);
}

describe("Walker constellations", () => {
  it.each(walker.cases)("$id has the nodes and phases computed independently", (c) => {
    const expanded = expandSatellites(documentOf(c));
    expect(expanded).toHaveLength(c.total);
    for (const known of c.satellites) {
      const satellite = expanded[known.index];
      if (satellite?.orbit.kind !== "keplerian") throw new Error("no Keplerian orbit");
      expect(satellite.id).toBe(`w-p${known.plane + 1}-s${known.slot + 1}`);
      expect([satellite.plane, satellite.slot]).toEqual([known.plane + 1, known.slot + 1]);
      expect(satellite.orbit.semiMajorAxisKm).toBeCloseTo(c.semi_major_axis_km, 9);
      expect(satellite.orbit.inclinationDeg).toBe(c.inclination_deg);
      expect(angleBetween(satellite.orbit.raanDeg, known.raan_deg)).toBeLessThan(1e-9);
      const { argPerigeeDeg, meanAnomalyDeg } = satellite.orbit;
      expect(angleBetween(argPerigeeDeg + meanAnomalyDeg, known.u_deg)).toBeLessThan(1e-9);
      expect(satellite.orbit.epochMs).toBe(Date.UTC(2026, 2, 20, 12) + 0.001);
    }
  });

  it.each(walker.invalid)("refuses $total/$planes/$F: $why", ({ kind, total, planes, F }) => {
    const [like] = walker.cases;
    if (!like) throw new Error("no case");
    const parsed = parseScenario(documentOf({ ...like, kind, planes, phasing_F: F, sats_per_plane: total / planes }));
    expect(parsed.ok).toBe(false);
  });
});

describe("expansion", () => {
  it("puts explicit satellites first, in document order, then constellations", () => {
    const fixed = { kind: "fixed" as const, latDeg: 1, lonDeg: 2, altitudeKm: 3 };
    const [like] = walker.cases;
    if (!like) throw new Error("no case");
    const scenario = {
      ...documentOf(like),
      satellites: [
        { id: "z", name: "Last letter", plane: 2, slot: 1, orbit: fixed },
        { id: "a", orbit: fixed },
      ],
    };
    const expanded = expandSatellites(scenario);
    expect(expanded.slice(0, 3).map(({ id }) => id)).toEqual(["z", "a", "w-p1-s1"]);
    expect(expanded[0]).toEqual({ id: "z", name: "Last letter", plane: 2, slot: 1, orbit: fixed });
    expect(expanded[1]).toEqual({ id: "a", orbit: fixed });
    expect(expanded[2]?.constellationId).toBe("w");
  });

  it("counts without expanding, as many as it makes (seed 7)", () => {
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size), { maxLength: 4 }), (sizes) => {
        const constellations = sizes.map(([planes, satellitesPerPlane], i) => ({
          id: `c${i}`,
          pattern: "delta" as const,
          planes,
          satellitesPerPlane,
          phasing: 0,
          altitudeKm: 500,
          inclinationDeg: 50,
        }));
        const scenario = { ...base, constellations };
        expect(expandedCount(scenario)).toBe(expandSatellites(scenario).length);
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});
