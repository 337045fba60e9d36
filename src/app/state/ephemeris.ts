import { type EphemerisTile, tileSeconds } from "../../core/orbit/ephemerisTile";
import { interpolateState } from "../../core/orbit/interpolateState";
import type { JobOutcome } from "../../engine/client/planner";

/** Where positions come from. */
export interface EphemerisSource {
  readonly satelliteCount: number;
  /** The window: positions outside it are those of its nearer end. */
  readonly startMs: number;
  readonly endMs: number;
  /** All satellites over two hours from startMs + tileIndex x 7200 s. */
  readonly makeTile: (tileIndex: number, signal: AbortSignal) => Promise<JobOutcome<EphemerisTile>>;
}

/** Positions of all satellites around the clock, from the tiles that are there. */
export interface Ephemeris {
  /**
   * Writes x, y, z of each satellite, Earth-fixed, km, to `out` (3 numbers a satellite; NaN from where its propagation failed). Returns false,
   * and writes nothing, while the tile of that instant is not there; asking also orders that tile and its successor.
   */
  positionsAt(instantMs: number, out: Float64Array): boolean;
  /** The last tile that could not be had, in words; undefined again once one came. */
  readonly problem: string | undefined;
  /** Calls back when a tile came or failed; returns what ends it. */
  subscribe(listener: () => void): () => void;
  /** Stops what is under way and forgets all tiles. */
  dispose(): void;
}

/**
 * Holds the tiles around the clock: the one before, the current, the next. One is ordered at a time, the current first, so that a jump of the
 * clock waits for one tile only. A tile that failed is not asked for again: the client has tried twice already.
 */
export function createEphemeris(source: EphemerisSource): Ephemeris {
  const { satelliteCount, startMs, endMs } = source;
  const lastTile = Math.max(0, Math.ceil((endMs - startMs) / (tileSeconds * 1000)) - 1);
  const tiles = new Map<number, EphemerisTile>();
  const failed = new Set<number>();
  const listeners = new Set<() => void>();
  let order: { readonly tileIndex: number; readonly abort: AbortController } | undefined;
  let current = 0;
  let problem: string | undefined;
  let disposed = false;

  const isMissing = (tileIndex: number): boolean =>
    tileIndex <= lastTile && !tiles.has(tileIndex) && !failed.has(tileIndex);

  const orderNext = (): void => {
    if (disposed) return;
    const wanted = [current, current + 1].find(isMissing);
    if (order !== undefined) {
      if (order.tileIndex === wanted || !isMissing(current)) return;
      order.abort.abort();
      order = undefined;
    }
    if (wanted === undefined) return;
    const mine = { tileIndex: wanted, abort: new AbortController() };
    order = mine;
    source.makeTile(wanted, mine.abort.signal).then((outcome) => {
      if (order !== mine) return;
      order = undefined;
      receive(wanted, outcome);
      orderNext();
    });
  };

  const receive = (tileIndex: number, outcome: JobOutcome<EphemerisTile>): void => {
    if (outcome.status === "done") {
      tiles.set(tileIndex, outcome.value);
      problem = undefined;
    } else {
      failed.add(tileIndex);
      problem = inWords(outcome);
    }
    for (const listener of listeners) listener();
  };

  const moveTo = (tileIndex: number): void => {
    current = tileIndex;
    for (const held of tiles.keys()) if (Math.abs(held - tileIndex) > 1) tiles.delete(held);
    orderNext();
  };

  return {
    positionsAt(instantMs, out) {
      const atMs = Math.min(Math.max(instantMs, startMs), endMs);
      const tileIndex = Math.min(Math.floor((atMs - startMs) / (tileSeconds * 1000)), lastTile);
      if (tileIndex !== current || order === undefined) moveTo(tileIndex);
      const tile = tiles.get(tileIndex);
      if (tile === undefined) return false;
      writePositions(tile, satelliteCount, atMs, out);
      return true;
    },
    get problem() {
      return problem;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      disposed = true;
      order?.abort.abort();
      order = undefined;
      tiles.clear();
      listeners.clear();
    },
  };
}

const state = new Float64Array(6);

function writePositions(tile: EphemerisTile, satelliteCount: number, atMs: number, out: Float64Array): void {
  for (let satellite = 0; satellite < satelliteCount; satellite++) {
    const at = 3 * satellite;
    const known = interpolateState(tile, satellite, atMs, state);
    out[at] = known ? (state[0] as number) : Number.NaN;
    out[at + 1] = known ? (state[1] as number) : Number.NaN;
    out[at + 2] = known ? (state[2] as number) : Number.NaN;
  }
}

function inWords(outcome: Exclude<JobOutcome<EphemerisTile>, { status: "done" }>): string {
  switch (outcome.status) {
    case "cancelled":
      return "the positions were not computed";
    case "refused":
      return outcome.problems[0]?.message ?? "the scenario was refused";
    case "crashed":
      return outcome.message;
  }
}
