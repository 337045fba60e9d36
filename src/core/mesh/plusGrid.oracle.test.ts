import { describe, expect, it } from "vitest";
import type { Scenario } from "../scenario/schema";
import oracle from "./__fixtures__/plusGrid.json";
import { meshModel } from "./meshModel";
import { MeshObserver } from "./meshObserver";

interface Grid {
  readonly n_edges: number;
  readonly sum_length_km: number;
  readonly min_length_km: number;
  readonly max_length_km: number;
  readonly n_edges_above_80km_grazing: number;
  readonly edges: readonly {
    readonly a: number;
    readonly b: number;
    readonly length_km: number;
    readonly light_time_ms: number;
  }[];
}

describe("+Grid links agree with the independent computation", () => {
  for (const known of oracle.cases) {
    const grid = known.plus_grid as Grid;
    const scenario = (grazingAltitudeKm?: number): Scenario => ({
      schema: "orbitweave/scenario/1",
      name: known.id,
      window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
      constellations: [
        {
          id: "w",
          pattern: known.kind as "delta" | "star",
          planes: known.planes,
          satellitesPerPlane: known.sats_per_plane,
          phasing: known.phasing_F,
          altitudeKm: known.altitude_km,
          inclinationDeg: known.inclination_deg,
          raanOffsetDeg: known.raan0_deg,
          argLatOffsetDeg: known.u0_deg,
        },
      ],
      mesh: { topology: "plus-grid", ...(grazingAltitudeKm !== undefined && { grazingAltitudeKm }) },
    });

    it(`${known.id}: every link with its length and light time, and how many clear 80 km`, () => {
      const clear = meshModel(scenario());
      expect(new MeshObserver(clear).at(clear.startMs).graph.links.count).toBe(grid.n_edges_above_80km_grazing);
      const model = meshModel(scenario());
      // Whether or not the Earth is in the way: all pairs that the grid names.
      expect(model.gridPairs).toHaveLength(grid.n_edges);
      const { sky } = new MeshObserver(model).at(model.startMs);
      const lengths = model.gridPairs.map(([a, b]) => Math.hypot(...[0, 1, 2].map((i) => axis(a, i) - axis(b, i))));
      function axis(satellite: number, i: number): number {
        return sky.positionsKm[3 * satellite + i] as number;
      }
      expect(Math.abs(lengths.reduce((sum, km) => sum + km, 0) - grid.sum_length_km)).toBeLessThan(1e-3 * grid.n_edges);
      expect(Math.abs(Math.min(...lengths) - grid.min_length_km)).toBeLessThan(1e-3);
      expect(Math.abs(Math.max(...lengths) - grid.max_length_km)).toBeLessThan(1e-3);
      const byPair = new Map(model.gridPairs.map(([a, b], i) => [`${a} ${b}`, lengths[i] as number]));
      for (const edge of grid.edges) {
        const length = byPair.get(`${edge.a} ${edge.b}`);
        expect(Math.abs((length ?? Number.NaN) - edge.length_km)).toBeLessThan(1e-3);
      }
    });
  }
});
