import { type Interval, intersect } from "../base/interval";
import type { Sliced } from "../base/progress";
import { signIntervals } from "../contact/signIntervals";
import { joinTrack, type Track } from "../contact/track";
import { tileSeconds } from "../orbit/ephemerisTile";
import { makeTile } from "../orbit/makeTile";
import { latitudeLimit, limitToleranceKm } from "./latitudeLimit";
import type { MeshModel } from "./meshModel";
import { RangeAtMost, SegmentClears, trackPair } from "./pairFunctions";
import { LatitudeAtMost, RadiusAtLeast } from "./placeFunctions";
import { manualPairs } from "./satelliteLinks";
import type { LinkTimes } from "./satelliteLinkTimes";
import { crossesPlanes } from "./skyState";

/** Intervals shorter than this are dropped, as contact windows are. */
const shortestSeconds = 1e-3;
/** What ends at a tile's end and goes on this soon is one interval. */
const jointSeconds = 1e-6;
/** Pairs between two reports. */
const blockSize = 256;

/** Link times where each pair stands for itself: for one stretch of two hours after the other, on the satellites' tracks. */
export function* searchedLinkTimes(model: MeshModel, fromSeconds: number, toSeconds: number): Sliced<LinkTimes> {
  const pairs = candidatePairs(model);
  const found = pairs.map((): Interval[] => []);
  const firstTile = Math.floor(fromSeconds / tileSeconds);
  const tiles = Math.max(1, Math.ceil(toSeconds / tileSeconds) - firstTile);
  for (let tile = 0; tile < tiles; tile++) {
    const startSeconds = (firstTile + tile) * tileSeconds;
    const stretch = { startSeconds, endSeconds: Math.min(tileSeconds, toSeconds - startSeconds) };
    const places = yield* placesOver(model, pairs, stretch, (share) => (tile + share / 2) / tiles);
    for (let i = 0; i < pairs.length; i++) {
      append(
        found[i] as Interval[],
        pairIntervals(model, places, pairs[i] as CandidatePair),
        startSeconds,
        fromSeconds,
      );
      if (i % blockSize === blockSize - 1) {
        yield { fraction: (tile + (1 + i / pairs.length) / 2) / tiles, label: "Links between satellites" };
      }
    }
  }
  return {
    links: pairs.map((pair, i) => ({
      ...pair,
      intervals: (found[i] as Interval[]).filter(({ start, end }) => end - start >= shortestSeconds),
    })),
  };
}

interface CandidatePair {
  readonly a: number;
  readonly b: number;
  readonly mbps: number;
}

function candidatePairs(model: MeshModel): CandidatePair[] {
  const byHand = manualPairs(model).map(({ a, b, mbps }) => ({ a: Math.min(a, b), b: Math.max(a, b), mbps }));
  const grid = model.gridPairs.map(([a, b]) => ({ a, b, mbps: model.rules.bandwidthMbps }));
  return [...byHand, ...grid];
}

/** Seconds from the window's start. */
interface Stretch {
  readonly startSeconds: number;
  /** From the stretch's start. */
  readonly endSeconds: number;
}

/** One satellite over a stretch of time; seconds from its start. */
interface PlaceTimes {
  readonly track: Track;
  /** While it is high enough above the Earth for any link. */
  readonly high: readonly Interval[];
  /** While it may link to other planes. */
  readonly withinLatitude: readonly Interval[];
}

function* placesOver(
  model: MeshModel,
  pairs: readonly CandidatePair[],
  { startSeconds, endSeconds }: Stretch,
  fractionAt: (share: number) => number,
): Sliced<(PlaceTimes | undefined)[]> {
  const needed = new Uint8Array(model.satellites.length);
  for (const { a, b } of pairs) needed.fill(1, a, a + 1).fill(1, b, b + 1);
  const places: (PlaceTimes | undefined)[] = [];
  for (let satellite = 0; satellite < model.satellites.length; satellite++) {
    places.push(needed[satellite] === 1 ? placeOver(model, satellite, startSeconds, endSeconds) : undefined);
    if (satellite % 32 === 31) {
      yield { fraction: fractionAt(satellite / model.satellites.length), label: "Paths of satellites" };
    }
  }
  return places;
}

function placeOver(
  model: MeshModel,
  satellite: number,
  startSeconds: number,
  endSeconds: number,
): PlaceTimes | undefined {
  const orbit = model.satellites[satellite]?.orbit;
  const propagator = model.propagators[satellite];
  if (!orbit || !propagator) return undefined;
  const tile = makeTile([{ orbit, propagator }], model.startMs + startSeconds * 1000, model.dut1Seconds);
  if ((tile.goodSeconds[0] as number) < 0) return undefined;
  const track = joinTrack([tile], 0, endSeconds);
  const whole = [{ start: 0, end: track.endSeconds }];
  const { crossPlaneMaxLatitudeDeg } = model.rules;
  const clearRadiusKm = model.rules.clearRadiusKm - limitToleranceKm;
  const high = track.minRadiusKm >= clearRadiusKm ? whole : signIntervals(new RadiusAtLeast(track, clearRadiusKm));
  if (crossPlaneMaxLatitudeDeg >= 90) return { track, high, withinLatitude: whole };
  const limit = latitudeLimit(crossPlaneMaxLatitudeDeg);
  const north = signIntervals(new LatitudeAtMost(track, limit, 1));
  const south = signIntervals(new LatitudeAtMost(track, limit, -1));
  return { track, high, withinLatitude: intersect(north, south) };
}

function pairIntervals(
  model: MeshModel,
  places: readonly (PlaceTimes | undefined)[],
  { a, b }: CandidatePair,
): readonly Interval[] {
  const first = places[a];
  const second = places[b];
  if (!first || !second) return [];
  let allowed = intersect(first.high, second.high);
  if (crossesPlanes(model, a, b)) {
    allowed = intersect(allowed, intersect(first.withinLatitude, second.withinLatitude));
  }
  if (allowed.length === 0) return [];
  const pair = trackPair(first.track, second.track);
  const { maxRangeKm, clearRadiusKm } = model.rules;
  if (maxRangeKm < Number.POSITIVE_INFINITY) {
    allowed = intersect(allowed, signIntervals(new RangeAtMost(pair, maxRangeKm + limitToleranceKm)));
  }
  return allowed.length === 0
    ? []
    : intersect(allowed, signIntervals(new SegmentClears(pair, clearRadiusKm - limitToleranceKm)));
}

function append(found: Interval[], more: readonly Interval[], startSeconds: number, fromSeconds: number): void {
  for (const { start, end } of more) {
    const begin = Math.max(fromSeconds, startSeconds + start);
    const finish = startSeconds + end;
    const last = found[found.length - 1];
    if (last && begin - last.end < jointSeconds) found[found.length - 1] = { start: last.start, end: finish };
    else if (begin < finish) found.push({ start: begin, end: finish });
  }
}
