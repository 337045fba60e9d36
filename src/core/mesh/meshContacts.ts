import type { Interval } from "../base/interval";
import { type Sliced, withoutPartials } from "../base/progress";
import { findContacts } from "../contact/findContacts";
import { failureIntervals, without } from "./failureTimes";
import { linkTimes } from "./linkTimes";
import { type MeshModel, pairKey } from "./meshModel";

/** A maximal time in which one link carries data in one direction. */
export interface MeshContact {
  /** Node indices. */
  readonly from: number;
  readonly to: number;
  /** Whole milliseconds since the Unix epoch, or the very start or end of the window: rounded, those would lie outside it. */
  readonly startMs: number;
  readonly endMs: number;
  readonly mbps: number;
}

/** What rounding to whole milliseconds leaves nothing of is dropped. */
const shortestMs = 1;

/** When a link exists, failures left out. */
export interface LinkWindows {
  /** Node indices. */
  readonly a: number;
  readonly b: number;
  /** From a to b, and back. */
  readonly forwardMbps: number;
  readonly reverseMbps: number;
  /** Milliseconds since the Unix epoch, ascending and disjoint. */
  readonly intervals: readonly Interval[];
}

/**
 * All contacts of the window in both directions, ordered by start, then ids of the ends: links between satellites as geometry, topology and acquisition
 * allow, stations' links as contact windows, links by hand with a latency throughout, each cut by failures. A direction of rate 0 has none.
 */
export function* meshContacts(model: MeshModel): Sliced<MeshContact[]> {
  return contactsWithin(model, yield* linkWindows(model));
}

/** What failures leave of the links' windows, as contacts. */
export function contactsWithin(model: MeshModel, links: readonly LinkWindows[]): MeshContact[] {
  const borders = [model.startMs, model.startMs + model.durationSeconds * 1000];
  const rounded = (ms: number) => borders.find((border) => Math.abs(ms - border) <= 0.5) ?? Math.round(ms);
  const contacts: MeshContact[] = [];
  for (const { a, b, forwardMbps, reverseMbps, intervals } of links) {
    for (const { start, end } of without(intervals, failureIntervals(model, a, b))) {
      const contact = { startMs: rounded(start), endMs: rounded(end) };
      if (contact.endMs - contact.startMs < shortestMs) continue;
      if (forwardMbps > 0) contacts.push({ from: a, to: b, ...contact, mbps: forwardMbps });
      if (reverseMbps > 0) contacts.push({ from: b, to: a, ...contact, mbps: reverseMbps });
    }
  }
  return contacts.sort((x, y) => x.startMs - y.startMs || x.from - y.from || x.to - y.to || x.endMs - y.endMs);
}

/** When each link of the window exists; failures of the model play no part. */
export function* linkWindows(model: MeshModel): Sliced<LinkWindows[]> {
  const { startMs, durationSeconds, nodes, rules, stations } = model;
  const { satelliteNode, stationNode } = nodes;
  const found: LinkWindows[] = [];
  const add = (
    a: number,
    b: number,
    forwardMbps: number,
    reverseMbps: number,
    intervals: readonly Interval[],
  ): void => {
    found.push({ a, b, forwardMbps, reverseMbps, intervals });
  };

  for (const { a, b, mbps, intervals } of (yield* linkTimes(model, 0, durationSeconds)).links) {
    const acquired = intervals.flatMap(({ start, end }) => {
      const from = start === 0 ? 0 : start + rules.acquisitionSeconds;
      return from < end ? [{ start: startMs + from * 1000, end: startMs + end * 1000 }] : [];
    });
    add(satelliteNode[a] as number, satelliteNode[b] as number, mbps, mbps, acquired);
  }
  const endMs = startMs + durationSeconds * 1000;
  for (const { a, b, latencyNs, forwardMbps, reverseMbps } of model.manual) {
    if (!Number.isNaN(latencyNs)) add(a, b, forwardMbps, reverseMbps, [{ start: startMs, end: endMs }]);
  }
  const { windows } = yield* withoutPartials(
    findContacts({
      startMs,
      durationSeconds,
      satellites: model.satellites,
      stations,
      dut1Seconds: model.dut1Seconds,
      refraction: model.refraction,
    }),
  );
  for (let row = 0; row < windows.count; row++) {
    const station = windows.station[row] as number;
    const a = satelliteNode[windows.satellite[row] as number] as number;
    const b = stationNode[station] as number;
    const byHand = model.manualByPair.get(pairKey(nodes, a, b));
    if (byHand && !Number.isNaN(byHand.latencyNs)) continue;
    const forwardMbps = byHand?.forwardMbps ?? stations[station]?.downlinkMbps ?? 0;
    const reverseMbps = byHand?.reverseMbps ?? stations[station]?.uplinkMbps ?? 0;
    add(a, b, forwardMbps, reverseMbps, [{ start: windows.aosMs[row] as number, end: windows.losMs[row] as number }]);
  }
  return found;
}
