import { exp, log } from "../../src/core/base/elementary";
import { Random } from "../../src/core/base/random";
import type { SatnetWeek, TrackRequest, ViewOption } from "./week";

/** One track: [on, off) of tracking, with set-up before and teardown after it on every antenna of the option. */
export interface Track {
  readonly request: number;
  readonly option: ViewOption;
  readonly on: number;
  readonly off: number;
}

interface Plan {
  readonly ofRequest: readonly Track[][];
  readonly onAntenna: readonly Track[][];
}

/** What the search values beside hours: satisfied requests, and evenness over missions (squares for U_rms, a high power for U_max). */
const satisfiedHours = 1.5;
const evennessHours = 60;
const worstHours = 400;

/** Tracks on one antenna keep a second apart, so that no reading of "overlap" finds one. */
const apart = 1;

/** Simulated annealing over tracks: placed, pushed back, taken out and grown. The same seed and number of moves give the same plan. */
export function searchWeek(week: SatnetWeek, moves: number, seed: number): Track[] {
  const random = new Random(seed, week.week);
  const plan: Plan = { ofRequest: week.requests.map(() => []), onAntenna: week.antennas.map(() => []) };
  const worth = new Worth(week);
  const hot = 6;
  const cold = 0.03;
  let temperature = hot;
  const slices = Math.ceil(moves / 10_000);
  const cooler = exp(log(cold / hot) / slices);
  let best: Track[] = [];
  let bestValue = worth.value;
  for (let slice = 0; slice < slices; slice++) {
    for (let i = 0; i < 10_000; i++) {
      const move = propose(week, plan, random);
      if (move === undefined) continue;
      const gain = worth.gain(plan, move);
      if (gain < 0 && random.double() >= exp(gain / temperature)) continue;
      apply(plan, move);
      worth.follow(plan, move);
      if (worth.value > bestValue + 1e-9 && temperature < hot / 20) {
        bestValue = worth.value;
        best = plan.ofRequest.flat();
      }
    }
    temperature *= cooler;
  }
  return best;
}

interface Move {
  readonly out: readonly Track[];
  readonly into: readonly Track[];
}

/** Value of a plan in hours, kept up to date by mission and request. */
class Worth {
  value = 0;
  private readonly granted: Float64Array;
  private readonly missionGranted: Float64Array;
  private readonly missionWanted: Float64Array;

  constructor(private readonly week: SatnetWeek) {
    this.granted = new Float64Array(week.requests.length);
    this.missionGranted = new Float64Array(week.missions.length);
    this.missionWanted = new Float64Array(week.missions.length);
    for (const { mission, wanted } of week.requests) {
      this.missionWanted[mission] = (this.missionWanted[mission] as number) + wanted;
    }
    for (let mission = 0; mission < week.missions.length; mission++) this.value += this.evenness(mission, 0);
  }

  gain(plan: Plan, move: Move): number {
    const before = this.value;
    this.follow(plan, move, false);
    const gain = this.value - before;
    this.follow(plan, { out: move.into, into: move.out }, false);
    this.value = before;
    return gain;
  }

  /** Takes a move into account. */
  follow(_plan: Plan, { out, into }: Move, _isMade = true): void {
    for (const { request, on, off } of out) this.grant(request, on - off);
    for (const { request, on, off } of into) this.grant(request, off - on);
  }

  private grant(request: number, seconds: number): void {
    const { mission, wanted, least } = this.week.requests[request] as TrackRequest;
    const before = this.granted[request] as number;
    const after = before + seconds;
    this.granted[request] = after;
    const counted = Math.min(after, wanted) - Math.min(before, wanted);
    const total = this.missionGranted[mission] as number;
    this.missionGranted[mission] = total + counted;
    this.value += counted / 3600;
    this.value += satisfiedHours * ((after >= least ? 1 : 0) - (before >= least ? 1 : 0));
    this.value += this.evenness(mission, total + counted) - this.evenness(mission, total);
  }

  private evenness(mission: number, granted: number): number {
    const unmet = 1 - granted / (this.missionWanted[mission] as number);
    const square = unmet * unmet;
    return -evennessHours * square - worstHours * square * square * square;
  }
}

function propose(week: SatnetWeek, plan: Plan, random: Random): Move | undefined {
  const request = random.below(week.requests.length);
  const { options, wanted, leastTrack, mayBeSplit } = week.requests[request] as TrackRequest;
  if (options.length === 0) return undefined;
  const mine = plan.ofRequest[request] as Track[];
  if (mine.length > 0 && random.below(4) === 0) return grown(week, plan, mine[random.below(mine.length)] as Track);

  const out: Track[] = [];
  if (mine.length > 0 && (!mayBeSplit || random.below(2) === 0)) out.push(mine[random.below(mine.length)] as Track);
  const left = wanted - mine.reduce((sum, { on, off }) => sum + off - on, 0) + (out[0] ? out[0].off - out[0].on : 0);
  if (left < leastTrack) return undefined;
  const option = options[random.below(options.length)] as ViewOption;
  if (mine.some((track) => track.option === option && !out.includes(track))) return undefined;
  const longest = Math.min(left, option.off - option.on);
  const length = random.below(2) === 0 ? longest : leastTrack + random.below(longest - leastTrack + 1);
  const on = placeOf(week, plan, random, request, option, length, out);
  if (on === undefined) return undefined;
  const track = { request, option, on, off: on + length };
  const into = [track];
  if (!clearTheWay(week, plan, track, out, into)) return undefined;
  return { out, into };
}

/** Start of a track: at an end of the view period, next to what stands there, or anywhere. */
function placeOf(
  week: SatnetWeek,
  plan: Plan,
  random: Random,
  request: number,
  option: ViewOption,
  length: number,
  leaving: readonly Track[],
): number | undefined {
  const { setup, teardown } = week.requests[request] as TrackRequest;
  const last = option.off - length;
  const kind = random.below(8);
  if (kind === 0) return option.on;
  if (kind === 1) return last;
  if (kind === 2) return option.on + random.below(last - option.on + 1);
  const antenna = option.antennas[random.below(option.antennas.length)] as number;
  const edges: number[] = [];
  for (const other of plan.onAntenna[antenna] as Track[]) {
    if (leaving.includes(other)) continue;
    edges.push(endOf(week, other) + apart + setup, startOf(week, other) - apart - teardown - length);
  }
  for (const { start, end } of week.maintenance[antenna] ?? []) {
    edges.push(end + apart + setup, start - apart - teardown - length);
  }
  const there = edges.filter((on) => on >= option.on && on <= last);
  return there.length === 0 ? undefined : there[random.below(there.length)];
}

/** Pushes back or takes out what is in the way of a track; false where maintenance is, or another track of the same request. */
function clearTheWay(week: SatnetWeek, plan: Plan, track: Track, out: Track[], into: Track[]): boolean {
  const start = startOf(week, track);
  const end = endOf(week, track);
  for (const antenna of track.option.antennas) {
    for (const period of week.maintenance[antenna] ?? []) if (period.start < end && period.end > start) return false;
    for (const other of plan.onAntenna[antenna] as Track[]) {
      if (out.includes(other)) continue;
      if (startOf(week, other) >= end + apart || endOf(week, other) + apart <= start) continue;
      if (other.request === track.request) return false;
      out.push(other);
      const rest = pushedBack(week, other, start, end);
      if (rest !== undefined && !into.some((come) => collide(week, come, rest))) into.push(rest);
    }
  }
  return true;
}

function pushedBack(week: SatnetWeek, other: Track, start: number, end: number): Track | undefined {
  const { setup, teardown, leastTrack } = week.requests[other.request] as TrackRequest;
  const earlier = start - apart - teardown;
  const later = end + apart + setup;
  if (earlier - other.on >= other.off - later) {
    return earlier - other.on >= leastTrack ? { ...other, off: Math.min(other.off, earlier) } : undefined;
  }
  return other.off - later >= leastTrack ? { ...other, on: Math.max(other.on, later) } : undefined;
}

/** A track with all the room there is around it, as far as its request wants. */
function grown(week: SatnetWeek, plan: Plan, track: Track): Move | undefined {
  const { wanted, setup, teardown } = week.requests[track.request] as TrackRequest;
  let left = wanted - (plan.ofRequest[track.request] as Track[]).reduce((sum, { on, off }) => sum + off - on, 0);
  if (left <= 0) return undefined;
  let { on, off } = track.option;
  for (const antenna of track.option.antennas) {
    const note = (start: number, end: number) => {
      if (end <= startOf(week, track)) on = Math.max(on, end + apart + setup);
      else off = Math.min(off, start - apart - teardown);
    };
    for (const other of plan.onAntenna[antenna] as Track[]) {
      if (other !== track) note(startOf(week, other), endOf(week, other));
    }
    for (const { start, end } of week.maintenance[antenna] ?? []) note(start, end);
  }
  const back = Math.min(left, Math.max(0, track.on - on));
  left -= back;
  const ahead = Math.min(left, Math.max(0, off - track.off));
  if (back + ahead === 0) return undefined;
  return { out: [track], into: [{ ...track, on: track.on - back, off: track.off + ahead }] };
}

function apply(plan: Plan, { out, into }: Move): void {
  for (const track of out) {
    drop(plan.ofRequest[track.request] as Track[], track);
    for (const antenna of track.option.antennas) drop(plan.onAntenna[antenna] as Track[], track);
  }
  for (const track of into) {
    (plan.ofRequest[track.request] as Track[]).push(track);
    for (const antenna of track.option.antennas) (plan.onAntenna[antenna] as Track[]).push(track);
  }
}

function drop(list: Track[], track: Track): void {
  list.splice(list.indexOf(track), 1);
}

function collide(week: SatnetWeek, a: Track, b: Track): boolean {
  if (!a.option.antennas.some((antenna) => b.option.antennas.includes(antenna))) return false;
  return startOf(week, a) < endOf(week, b) + apart && startOf(week, b) < endOf(week, a) + apart;
}

export function startOf(week: SatnetWeek, { request, on }: Track): number {
  return on - (week.requests[request] as TrackRequest).setup;
}

export function endOf(week: SatnetWeek, { request, off }: Track): number {
  return off + (week.requests[request] as TrackRequest).teardown;
}
