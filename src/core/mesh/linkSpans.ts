import type { Interval } from "../base/interval";
import { type Sliced, withoutPartials } from "../base/progress";
import { findContacts } from "../contact/findContacts";
import { linkTimes } from "./linkTimes";
import { type MeshModel, pairKey } from "./meshModel";

/** When the links of a mesh exist over a stretch of time, failures left out; ms since the Unix epoch. */
export interface LinkSpans {
  readonly fromMs: number;
  readonly untilMs: number;
  /** By `pairKey` of the ends: ascending and disjoint, cut at the stretch's ends. */
  readonly byPair: ReadonlyMap<number, readonly Interval[]>;
  /** Every instant inside the stretch at which a link comes or goes, ascending. */
  readonly edgesMs: Float64Array;
}

/** Whether pairs of satellites compete for links: when they come and go is then found by sampling only, too slow to be looked ahead for. */
export function pairsCompete({ rules }: MeshModel): boolean {
  return rules.topology === "nearest" || rules.terminals < Number.POSITIVE_INFINITY;
}

/**
 * The times of all links that geometry decides, between two instants of the window: those between satellites as they carry data (acquisition
 * counted; left out where pairs compete), and those of stations.
 */
export function* linkSpans(model: MeshModel, fromMs: number, untilMs: number): Sliced<LinkSpans> {
  const { startMs, nodes, rules, satellites, stations, dut1Seconds, refraction } = model;
  const byPair = new Map<number, Interval[]>();
  const add = (nodeA: number, nodeB: number, start: number, end: number): void => {
    const cut = { start: Math.max(fromMs, start), end: Math.min(untilMs, end) };
    if (cut.start >= cut.end) return;
    const key = pairKey(nodes, nodeA, nodeB);
    const spans = byPair.get(key);
    if (spans) spans.push(cut);
    else byPair.set(key, [cut]);
  };

  if (!pairsCompete(model)) {
    const begin = Math.max(0, (fromMs - startMs) / 1000 - rules.acquisitionSeconds);
    for (const { a, b, intervals } of (yield* linkTimes(model, begin, (untilMs - startMs) / 1000)).links) {
      for (const { start, end } of intervals) {
        const carries = start <= begin ? start : start + rules.acquisitionSeconds;
        add(
          nodes.satelliteNode[a] as number,
          nodes.satelliteNode[b] as number,
          startMs + carries * 1000,
          startMs + end * 1000,
        );
      }
    }
  }
  const durationSeconds = (untilMs - fromMs) / 1000;
  const search = { startMs: fromMs, durationSeconds, satellites, stations, dut1Seconds, refraction };
  const { windows } = yield* withoutPartials(findContacts(search));
  for (let row = 0; row < windows.count; row++) {
    const a = nodes.satelliteNode[windows.satellite[row] as number] as number;
    const b = nodes.stationNode[windows.station[row] as number] as number;
    add(a, b, windows.aosMs[row] as number, windows.losMs[row] as number);
  }
  return { fromMs, untilMs, byPair, edgesMs: edgesOf(byPair.values(), fromMs, untilMs) };
}

function edgesOf(lists: Iterable<readonly Interval[]>, fromMs: number, untilMs: number): Float64Array {
  const edges: number[] = [];
  for (const spans of lists) {
    for (const { start, end } of spans) {
      if (start > fromMs) edges.push(start);
      if (end < untilMs) edges.push(end);
    }
  }
  return Float64Array.from(edges).sort();
}
