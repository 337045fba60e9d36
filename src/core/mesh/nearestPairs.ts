import type { SatellitePair } from "./gridPairs";
import type { SkyState } from "./skyState";

/**
 * Pairs in which either satellite is among the other's `neighbours` nearest that geometry allows; equal distances (to 1e-6 km) by `rank`, the order
 * of ids. Satellites are sorted into cubic cells, and cells are looked at ring by ring until no nearer one can come; sorted by index.
 */
export function nearestPairs(sky: SkyState, neighbours: number, rank: ArrayLike<number>): SatellitePair[] {
  const cells = new CellGrid(sky);
  const count = sky.lost.length;
  const keys = new Set<number>();
  for (let satellite = 0; satellite < count; satellite++) {
    if (sky.lost[satellite] !== undefined) continue;
    for (const other of nearestOf(sky, cells, satellite, neighbours, rank)) {
      keys.add(Math.min(satellite, other) * count + Math.max(satellite, other));
    }
  }
  return [...keys].sort((a, b) => a - b).map((key) => [Math.floor(key / count), key % count]);
}

interface Near {
  readonly satellite: number;
  readonly distanceKm: number;
}

function nearestOf(
  sky: SkyState,
  cells: CellGrid,
  satellite: number,
  neighbours: number,
  rank: ArrayLike<number>,
): number[] {
  const found: Near[] = [];
  const isBefore = (a: Near, b: Near): boolean =>
    a.distanceKm < b.distanceKm ||
    (a.distanceKm === b.distanceKm && (rank[a.satellite] as number) < (rank[b.satellite] as number));
  for (let ring = 0; ring <= cells.rings; ring++) {
    const last = found[neighbours - 1];
    // Whatever lies in this ring is at least ring - 1 whole cells away.
    if (last && last.distanceKm < (ring - 1) * cells.sizeKm) break;
    for (const other of cells.ringAround(satellite, ring)) {
      if (other === satellite) continue;
      const distanceKm = sky.linkDistanceKm(satellite, other);
      if (distanceKm < 0) continue;
      const near = { satellite: other, distanceKm };
      let at = found.length;
      while (at > 0 && isBefore(near, found[at - 1] as Near)) at--;
      if (at >= neighbours) continue;
      found.splice(at, 0, near);
      if (found.length > neighbours) found.pop();
    }
  }
  return found.map((near) => near.satellite);
}

/** Satellites by cubic cell; about two in each, if they were spread over the cube that holds them all. */
class CellGrid {
  readonly sizeKm: number;
  /** Rings that reach from any cell to any other. */
  readonly rings: number;
  private readonly cell: Int32Array;
  private readonly members = new Map<number, number[]>();
  private readonly side: number;

  constructor({ positionsKm, lost }: SkyState) {
    const count = lost.length;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < 3 * count; i++) {
      if (lost[Math.floor(i / 3)] !== undefined) continue;
      low = Math.min(low, positionsKm[i] as number);
      high = Math.max(high, positionsKm[i] as number);
    }
    // Orbits fill a shell, not a cube: the number of cells along a side grows as for a surface.
    this.side = Math.max(1, Math.min(200, Math.floor(Math.sqrt(count / 4))));
    this.sizeKm = Math.max((high - low) / this.side, 1e-3);
    this.rings = this.side;
    this.cell = new Int32Array(3 * count);
    for (let satellite = 0; satellite < count; satellite++) {
      if (lost[satellite] !== undefined) continue;
      for (let axis = 0; axis < 3; axis++) {
        const along = Math.floor(((positionsKm[3 * satellite + axis] as number) - low) / this.sizeKm);
        this.cell[3 * satellite + axis] = Math.max(0, Math.min(this.side - 1, along));
      }
      const [x = 0, y = 0, z = 0] = this.cell.subarray(3 * satellite, 3 * satellite + 3);
      const key = this.keyOf(x, y, z);
      const members = this.members.get(key);
      if (members) members.push(satellite);
      else this.members.set(key, [satellite]);
    }
  }

  /** Members of the cells at a distance of exactly `ring` cells (the largest of the three differences). */
  *ringAround(satellite: number, ring: number): Generator<number> {
    const [cx = 0, cy = 0, cz = 0] = this.cell.subarray(3 * satellite, 3 * satellite + 3);
    for (let x = cx - ring; x <= cx + ring; x++) {
      if (x < 0 || x >= this.side) continue;
      for (let y = cy - ring; y <= cy + ring; y++) {
        if (y < 0 || y >= this.side) continue;
        const onFace = Math.abs(x - cx) === ring || Math.abs(y - cy) === ring;
        for (let z = cz - ring; z <= cz + ring; z += onFace || ring === 0 ? 1 : 2 * ring) {
          if (z < 0 || z >= this.side) continue;
          const members = this.members.get(this.keyOf(x, y, z));
          if (members) yield* members;
        }
      }
    }
  }

  private keyOf(x: number, y: number, z: number): number {
    return (x * this.side + y) * this.side + z;
  }
}
