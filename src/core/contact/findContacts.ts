import { radiansPerDegree } from "../base/angles";
import type { Interval } from "../base/interval";
import { intersect } from "../base/interval";
import type { Sliced } from "../base/progress";
import { roundTo } from "../base/rounding";
import { type EphemerisTile, tileSeconds } from "../orbit/ephemerisTile";
import { lookAngles } from "../orbit/lookAngles";
import { makeTile } from "../orbit/makeTile";
import { createPropagator } from "../orbit/propagate";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { ResolvedStation } from "../scenario/station";
import { type Contacts, cutAtEndFlag, cutAtStartFlag, type FailedSatellite } from "./contactColumns";
import { ContactWriter } from "./contactWriter";
import { culmination } from "./culmination";
import { type Horizon, horizonOf } from "./horizon";
import { type LinkSteps, linkSteps, type RateStep } from "./linkBudget";
import { maskedIntervals } from "./maskedIntervals";
import { megabitsBetween } from "./rateIntegral";
import { elevationAtLeast, rangeAtMost } from "./sightFunction";
import { sightIntervals } from "./sightIntervals";
import { type ContactIds, mergeContacts } from "./sortContacts";
import { cellAt, joinTrack, stateInCell, type Track } from "./track";

export interface ContactSearch {
  readonly startMs: number;
  readonly durationSeconds: number;
  readonly satellites: readonly ExpandedSatellite[];
  readonly stations: readonly ResolvedStation[];
  /** UT1 - UTC. */
  readonly dut1Seconds?: number;
  readonly refraction?: boolean;
  /** Only this part of the satellites; default all. */
  readonly firstSatellite?: number;
  readonly satelliteCount?: number;
  /** Ids of all satellites and stations, for callers that keep the list and so its order; default: taken from them. */
  readonly ids?: ContactIds;
  /** Where tiles come from, for callers that keep them; default: propagated here. */
  readonly tileOf?: TileSource;
}

/** Tile `tileIndex` (two hours from start + tileIndex x 7200 s) of `count` satellites from `first` on. */
export type TileSource = (tileIndex: number, first: number, count: number) => EphemerisTile;

/** Satellites that are propagated, searched and reported together. */
const blockSize = 4;

/** Windows shorter than this are dropped. */
const shortestWindowSeconds = 1e-3;

/**
 * Every contact window of every satellite-station pair (DESIGN: "Contact window"), found on the Earth-fixed tiles: no window of 1 ms or
 * longer is missed (docs/methods/contacts.md). Satellites and stations of the result are indices into the input's lists. Yields after each
 * few satellites, with their windows, sorted among themselves; returns all, sorted by AOS, satellite id, station id.
 */
export function* findContacts(search: ContactSearch): Sliced<Contacts, Contacts> {
  const { satellites, stations, firstSatellite = 0 } = search;
  const total = Math.min(search.satelliteCount ?? satellites.length, satellites.length - firstSatellite);
  const horizons = stations.map((station) => horizonOf(station, search.refraction ?? false));
  const links = stations.map(linkSteps);
  const tileOf = search.tileOf ?? propagatedTiles(search);
  const ids = search.ids ?? {
    satelliteIds: satellites.map((satellite) => satellite.id),
    stationIds: stations.map((station) => station.id),
  };
  const blocks: Contacts[] = [];
  for (let done = 0; done < total; done += blockSize) {
    const first = firstSatellite + done;
    const count = Math.min(blockSize, total - done);
    const block = mergeContacts([searchBlock(search, { horizons, links }, tileOf, first, count)], ids);
    blocks.push(block);
    yield {
      fraction: (done + count) / total,
      label: `Contacts: ${(done + count).toLocaleString("en")} of ${total.toLocaleString("en")} satellites`,
      partial: block,
    };
  }
  return mergeContacts(blocks, ids);
}

function propagatedTiles(search: ContactSearch): TileSource {
  const dut1Seconds = search.dut1Seconds ?? 0;
  return (tileIndex, first, count) =>
    makeTile(
      search.satellites
        .slice(first, first + count)
        .map(({ orbit }) => ({ orbit, propagator: createPropagator(orbit, { dut1Seconds }) })),
      search.startMs + tileIndex * tileSeconds * 1000,
      dut1Seconds,
    );
}

/** What a station sees and at which rates, station by station. */
interface Stations {
  readonly horizons: readonly Horizon[];
  readonly links: readonly LinkSteps[];
}

function searchBlock(
  search: ContactSearch,
  { horizons, links }: Stations,
  tileOf: TileSource,
  first: number,
  count: number,
): Contacts {
  const tileCount = Math.max(1, Math.ceil(search.durationSeconds / tileSeconds));
  const tiles = Array.from({ length: tileCount }, (_, k) => tileOf(k, first, count));
  const writer = new ContactWriter();
  const failed: FailedSatellite[] = [];
  for (let i = 0; i < count; i++) {
    const failure = firstFailure(tiles, i, search.durationSeconds);
    if (failure) {
      failed.push({
        satellite: first + i,
        error: failure.reason,
        fromMs: Math.round(search.startMs + failure.seconds * 1000),
      });
      if (failure.seconds <= 0) continue;
    }
    const track = joinTrack(tiles, i, search.durationSeconds);
    for (let s = 0; s < horizons.length; s++) {
      const horizon = horizons[s] as Horizon;
      for (const interval of visibleIntervals(horizon, track)) {
        if (interval.end - interval.start < shortestWindowSeconds) continue;
        writeWindow(writer, search, horizon, links[s] as LinkSteps, track, interval, first + i, s);
      }
    }
  }
  return { windows: writer.take(), failed, evaluations: tiles.reduce((sum, tile) => sum + tile.evaluations, 0) };
}

/** When propagation first stops inside the window, in seconds from its start, and why. */
function firstFailure(
  tiles: readonly EphemerisTile[],
  satellite: number,
  durationSeconds: number,
): { seconds: number; reason: string } | undefined {
  for (let k = 0; k < tiles.length; k++) {
    const tile = tiles[k] as EphemerisTile;
    const good = tile.goodSeconds[satellite] as number;
    if (good === Number.POSITIVE_INFINITY) continue;
    const seconds = k * tileSeconds + Math.max(0, good);
    if (seconds >= durationSeconds) return undefined;
    const reason = tile.failures.find((failure) => failure.satellite === satellite)?.reason ?? "propagation failed";
    return { seconds, reason };
  }
  return undefined;
}

function visibleIntervals(horizon: Horizon, track: Track): Interval[] {
  let intervals = sightIntervals(elevationAtLeast(horizon.site, horizon.lowestDeg * radiansPerDegree), track);
  if (intervals.length > 0 && horizon.maxSlantRangeKm < Number.POSITIVE_INFINITY) {
    intervals = intersect(intervals, sightIntervals(rangeAtMost(horizon.site, horizon.maxSlantRangeKm), track));
  }
  if (intervals.length > 0 && horizon.highestDeg > horizon.lowestDeg) {
    intervals = intervals.flatMap((interval) => maskedIntervals(horizon, track, interval));
  }
  return intervals;
}

const state = new Float64Array(6);

function writeWindow(
  writer: ContactWriter,
  search: ContactSearch,
  horizon: Horizon,
  link: LinkSteps,
  track: Track,
  { start, end }: Interval,
  satellite: number,
  station: number,
): void {
  const top = culmination(horizon.site, track, start, end);
  const lookAt = (seconds: number) => {
    stateInCell(track, cellAt(track, seconds), seconds, state);
    return lookAngles(horizon.site, state[0] as number, state[1] as number, state[2] as number);
  };
  const atTop = lookAt(top);
  const { downlinkMbps, uplinkMbps } = search.stations[station] as ResolvedStation;
  const { downSteps, upSteps } = link;
  const megabytes = (steps: readonly RateStep[] | undefined, mbps: number) =>
    roundTo((steps === undefined ? mbps * seconds : megabitsBetween(horizon.site, track, steps, start, end)) / 8, 6);
  const aosMs = Math.round(search.startMs + start * 1000);
  const losMs = Math.round(search.startMs + end * 1000);
  const seconds = (losMs - aosMs) / 1000;
  writer.add({
    satellite,
    station,
    aosMs,
    tcaMs: Math.round(search.startMs + top * 1000),
    losMs,
    maxElevationDeg: roundTo(atTop.elevationDeg, 6),
    aosAzimuthDeg: roundAzimuth(lookAt(start).azimuthDeg),
    tcaAzimuthDeg: roundAzimuth(atTop.azimuthDeg),
    losAzimuthDeg: roundAzimuth(lookAt(end).azimuthDeg),
    tcaRangeKm: roundTo(atTop.rangeKm, 6),
    downlinkMB: megabytes(downSteps, downlinkMbps),
    uplinkMB: megabytes(upSteps, uplinkMbps),
    flags: (start === 0 ? cutAtStartFlag : 0) | (end === track.endSeconds ? cutAtEndFlag : 0),
  });
}

function roundAzimuth(azimuthDeg: number): number {
  const rounded = roundTo(azimuthDeg, 6);
  return rounded === 360 ? 0 : rounded;
}
