import type { Outcome } from "../../core/base/outcome";
import { success } from "../../core/base/outcome";
import { contactSearch } from "../../core/contact/contactSearch";
import type { ContactSearch, TileSource } from "../../core/contact/findContacts";
import type { ContactIds } from "../../core/contact/sortContacts";
import { tileSeconds } from "../../core/orbit/ephemerisTile";
import { makeTile } from "../../core/orbit/makeTile";
import { createPropagator } from "../../core/orbit/propagate";
import type { Propagator } from "../../core/orbit/propagator";
import { digestOf } from "../../core/scenario/digest";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { TileCache } from "./tileCache";

/** A slice of a scenario, read and expanded, with its positions. */
export interface Slice {
  readonly search: ContactSearch & { readonly ids: ContactIds };
  readonly propagator: (satellite: number) => Propagator;
  /** Tiles through the worker's cache: shared, never to be transferred. */
  readonly tileOf: TileSource;
}

/** Whatever the last few scenarios were: the app edits one, and undoes. */
const keptSlices = 4;

/** Reads slices, and keeps the last few by their text: every block of a run brings the same one. */
export function createSliceReader(cache: TileCache): (text: string) => Outcome<Slice> {
  const kept = new Map<string, Slice>();
  return (text) => {
    const known = kept.get(text);
    if (known === undefined) {
      const parsed = readScenarioText(text);
      if (!parsed.ok) return parsed;
      const { window, constellations, satellites, physics } = parsed.value.scenario;
      const orbits = digestOf([window.start, constellations, satellites, physics?.dut1Seconds]);
      const slice = makeSlice(contactSearch(parsed.value.scenario), orbits, cache);
      kept.set(text, slice);
      for (const oldest of kept.keys()) {
        if (kept.size <= keptSlices) break;
        kept.delete(oldest);
      }
      return success(slice);
    }
    kept.delete(text);
    kept.set(text, known);
    return success(known);
  };
}

/** Tiles are kept by what they depend on: editing a station leaves them valid. */
function makeSlice(search: Slice["search"], orbits: string, cache: TileCache): Slice {
  const dut1Seconds = search.dut1Seconds ?? 0;
  const propagators: (Propagator | undefined)[] = [];
  const propagator = (satellite: number): Propagator => {
    const one = search.satellites[satellite];
    if (one === undefined) throw new RangeError(`there is no satellite ${satellite}`);
    propagators[satellite] ??= createPropagator(one.orbit, { dut1Seconds });
    return propagators[satellite];
  };
  const tileOf: TileSource = (tileIndex, first, count) =>
    cache.get(`${orbits} ${tileIndex} ${first} ${count}`, () =>
      makeTile(
        search.satellites
          .slice(first, first + count)
          .map(({ orbit }, i) => ({ orbit, propagator: propagator(first + i) })),
        search.startMs + tileIndex * tileSeconds * 1000,
        dut1Seconds,
      ),
    );
  return { search, propagator, tileOf };
}
