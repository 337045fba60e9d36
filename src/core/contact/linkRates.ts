import type { Sliced } from "../base/progress";
import { roundTo } from "../base/rounding";
import { type EphemerisTile, tileSeconds } from "../orbit/ephemerisTile";
import { type Site, siteAt } from "../orbit/lookAngles";
import { makeTile } from "../orbit/makeTile";
import { createPropagator } from "../orbit/propagate";
import type { ContactSearch } from "./findContacts";
import { type LinkSteps, linkSteps, type RateStep } from "./linkBudget";
import { megabitsBetween } from "./rateIntegral";
import type { RatePieces } from "./ratePieces";
import { joinTrack, type Track } from "./track";

/** The contacts whose rates are wanted; `ContactColumns` is one such list. */
interface TimedContacts {
  readonly count: number;
  readonly satellite: ArrayLike<number>;
  readonly station: ArrayLike<number>;
  readonly aosMs: ArrayLike<number>;
  readonly losMs: ArrayLike<number>;
}

/** Longest piece in which a rate counts as constant. */
const pieceSeconds = 10;

/**
 * Rates of contacts at stations with a link budget, as pieces of at most 10 s that hold the mean of the true rate, so that a whole pass
 * loses nothing; contacts at other stations have no pieces. Rounded to 1 bit/s. Undefined where no station has a budget.
 */
export function* linkRates(search: ContactSearch, contacts: TimedContacts): Sliced<RatePieces | undefined> {
  const budgets = search.stations.map(
    (station): Link => ({
      site: siteAt(station),
      ...linkSteps(station),
      downMbps: station.downlinkMbps,
      upMbps: station.uplinkMbps,
    }),
  );
  if (budgets.every(({ downSteps, upSteps }) => downSteps === undefined && upSteps === undefined)) return undefined;
  const bySatellite: number[][] = search.satellites.map(() => []);
  for (let row = 0; row < contacts.count; row++) {
    const budget = budgets[contacts.station[row] as number];
    if (budget?.downSteps === undefined && budget?.upSteps === undefined) continue;
    (bySatellite[contacts.satellite[row] as number] as number[]).push(row);
  }
  const pieces = new Map<number, Piece[]>();
  for (const [satellite, rows] of bySatellite.entries()) {
    if (rows.length === 0) continue;
    const track = trackOf(search, satellite);
    for (const row of rows) {
      const from = ((contacts.aosMs[row] as number) - search.startMs) / 1000;
      const to = Math.min(track.endSeconds, ((contacts.losMs[row] as number) - search.startMs) / 1000);
      const link = budgets[contacts.station[row] as number] as Link;
      pieces.set(row, piecesOf(link, track, from, to, search.startMs));
    }
    yield { fraction: (satellite + 1) / bySatellite.length, label: "Rates of links" };
  }
  return flattened(contacts, pieces);
}

interface Piece {
  readonly endMs: number;
  readonly down: number;
  readonly up: number;
}

interface Link extends LinkSteps {
  readonly site: Site;
  readonly downMbps: number;
  readonly upMbps: number;
}

function piecesOf(link: Link, track: Track, from: number, to: number, startMs: number): Piece[] {
  const count = Math.max(1, Math.ceil((to - from) / pieceSeconds));
  const mean = (steps: readonly RateStep[] | undefined, constant: number, start: number, end: number) =>
    steps === undefined ? constant : roundTo(megabitsBetween(link.site, track, steps, start, end) / (end - start), 6);
  const pieces: Piece[] = [];
  let start = from;
  for (let i = 1; i <= count; i++) {
    // Ends are whole ms, so that bookings find them.
    const end = i === count ? to : Math.round((from + ((to - from) * i) / count) * 1000) / 1000;
    pieces.push({
      endMs: Math.round(startMs + end * 1000),
      down: mean(link.downSteps, link.downMbps, start, end),
      up: mean(link.upSteps, link.upMbps, start, end),
    });
    start = end;
  }
  return pieces;
}

function flattened(contacts: TimedContacts, byRow: ReadonlyMap<number, readonly Piece[]>): RatePieces {
  const first = new Int32Array(contacts.count + 1);
  for (let row = 0; row < contacts.count; row++) {
    first[row + 1] = (first[row] as number) + (byRow.get(row)?.length ?? 0);
  }
  const all = Array.from({ length: contacts.count }, (_, row) => byRow.get(row) ?? []).flat();
  return {
    first,
    endMs: Float64Array.from(all, ({ endMs }) => endMs),
    downMbps: Float64Array.from(all, ({ down }) => down),
    upMbps: Float64Array.from(all, ({ up }) => up),
  };
}

function trackOf(search: ContactSearch, satellite: number): Track {
  const count = Math.max(1, Math.ceil(search.durationSeconds / tileSeconds));
  const tiles: EphemerisTile[] = [];
  for (let k = 0; k < count; k++) {
    tiles.push(search.tileOf?.(k, satellite, 1) ?? propagated(search, k, satellite));
  }
  return joinTrack(tiles, 0, search.durationSeconds);
}

function propagated(search: ContactSearch, tileIndex: number, satellite: number): EphemerisTile {
  const dut1Seconds = search.dut1Seconds ?? 0;
  const members = search.satellites.slice(satellite, satellite + 1).map(({ orbit }) => ({
    orbit,
    propagator: createPropagator(orbit, { dut1Seconds }),
  }));
  return makeTile(members, search.startMs + tileIndex * tileSeconds * 1000, dut1Seconds);
}
