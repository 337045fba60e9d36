import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { Constellation } from "../scenario/schema";

/** Two satellites, by their index in the scenario, the lesser first. */
export type SatellitePair = readonly [number, number];

/**
 * The pairs of a +Grid (DESIGN: "Links"): each satellite with the next of its plane and with its like in the next plane; planes close to rings
 * of more than two, and so do the planes of a delta pattern, shifted by its phasing. Explicit satellites with a plane and a slot form a grid
 * of their own, as large as its greatest plane and slot, without shift; where a member is missing there is no link, and of two members at
 * one place the first counts.
 */
export function gridPairs(
  satellites: readonly ExpandedSatellite[],
  constellations: readonly Constellation[],
): SatellitePair[] {
  const pairs: SatellitePair[] = [];
  for (const members of grids(satellites)) {
    const constellation = constellations.find(({ id }) => id === members.constellationId);
    pairs.push(
      ...pairsOfGrid(members.at, {
        planes: constellation?.planes ?? members.planes,
        slots: constellation?.satellitesPerPlane ?? members.slots,
        closes: constellation === undefined || constellation.pattern === "delta",
        phasing: constellation?.phasing ?? 0,
      }),
    );
  }
  return pairs;
}

interface Members {
  readonly constellationId: string | undefined;
  readonly at: Map<string, number>;
  planes: number;
  slots: number;
}

function grids(satellites: readonly ExpandedSatellite[]): Members[] {
  const byGrid = new Map<string | undefined, Members>();
  satellites.forEach(({ constellationId, plane, slot }, satellite) => {
    if (plane === undefined || slot === undefined) return;
    const grid = byGrid.get(constellationId) ?? { constellationId, at: new Map(), planes: 0, slots: 0 };
    byGrid.set(constellationId, grid);
    if (!grid.at.has(place(plane, slot))) grid.at.set(place(plane, slot), satellite);
    grid.planes = Math.max(grid.planes, plane);
    grid.slots = Math.max(grid.slots, slot);
  });
  return [...byGrid.values()];
}

interface GridShape {
  readonly planes: number;
  readonly slots: number;
  /** Whether the last plane links to the first. */
  readonly closes: boolean;
  readonly phasing: number;
}

function* pairsOfGrid(
  at: ReadonlyMap<string, number>,
  { planes, slots, closes, phasing }: GridShape,
): Generator<SatellitePair> {
  for (const [here, satellite] of at) {
    const [plane = 0, slot = 0] = here.split(" ").map(Number);
    const neighbours: string[] = [];
    if (slot < slots) neighbours.push(place(plane, slot + 1));
    else if (slots > 2) neighbours.push(place(plane, 1));
    if (plane < planes) neighbours.push(place(plane + 1, slot));
    else if (closes && planes > 2) neighbours.push(place(1, ((slot - 1 + phasing) % slots) + 1));
    for (const there of neighbours) {
      const other = at.get(there);
      if (other !== undefined && other !== satellite) yield [Math.min(satellite, other), Math.max(satellite, other)];
    }
  }
}

function place(plane: number, slot: number): string {
  return `${plane} ${slot}`;
}
