import type { GlobeLayer, LinkStrength, TimedLinks } from "../layers";
import { indexLinks, type LinkIndex } from "./linkIndex";

/** Strengths as numbers; also the order in which styles of lines stand. */
const linkStrengths: readonly LinkStrength[] = ["plain", "dim", "bright"];

/** The links that exist at an instant, as pairs of rows. */
export interface ActiveLinks {
  readonly count: number;
  readonly satellite: Uint32Array;
  readonly station: Uint32Array;
  /** Index into `linkStrengths`. */
  readonly strength: Uint8Array;
  /** Finds those of an instant: microseconds for hundreds of thousands of links. */
  update(layers: readonly GlobeLayer[], instantMs: number): void;
}

export function createActiveLinks(): ActiveLinks {
  const indices = new WeakMap<TimedLinks, LinkIndex>();
  let satellite = new Uint32Array(64);
  let station = new Uint32Array(64);
  let strength = new Uint8Array(64);
  let count = 0;

  const indexOf = (links: TimedLinks): LinkIndex => {
    let index = indices.get(links);
    if (index === undefined) {
      index = indexLinks(links);
      indices.set(links, index);
    }
    return index;
  };
  const add = (links: TimedLinks, row: number, ofStrength: number): void => {
    if (count === satellite.length) {
      satellite = grown(satellite);
      station = grown(station);
      const stronger = new Uint8Array(satellite.length);
      stronger.set(strength);
      strength = stronger;
    }
    strength[count] = ofStrength;
    satellite[count] = links.satellite[row] as number;
    station[count] = links.station[row] as number;
    count++;
  };

  return {
    get count() {
      return count;
    },
    get satellite() {
      return satellite;
    },
    get station() {
      return station;
    },
    get strength() {
      return strength;
    },
    update(layers, instantMs) {
      count = 0;
      for (const { links, strength: named = "plain" } of layers) {
        const ofStrength = linkStrengths.indexOf(named);
        for (const table of links) indexOf(table).visitActive(instantMs, (row) => add(table, row, ofStrength));
      }
    },
  };
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * column.length);
  larger.set(column);
  return larger;
}
