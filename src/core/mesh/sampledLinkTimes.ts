import type { Interval } from "../base/interval";
import type { Sliced } from "../base/progress";
import type { MeshModel } from "./meshModel";
import { satelliteLinksAt } from "./satelliteLinks";
import type { LinkTimes } from "./satelliteLinkTimes";
import { SkyState } from "./skyState";

/** A link that comes and goes between two samples is missed. */
const sampleSeconds = 10;
const toleranceSeconds = 1e-6;

/** Link times of a topology in which pairs compete: the whole topology is looked at every 10 s, and halfway between where it differs. */
export function* sampledLinkTimes(model: MeshModel, fromSeconds: number, toSeconds: number): Sliced<LinkTimes> {
  const sampler = new TopologySampler(model);
  let t = fromSeconds;
  let links = sampler.linksAt(t);
  for (const key of links) sampler.open(key, t);
  while (t < toSeconds) {
    const next = Math.min(toSeconds, t + sampleSeconds);
    const ahead = sampler.linksAt(next);
    sampler.refine(t, links, next, ahead);
    t = next;
    links = ahead;
    const fraction = (t - fromSeconds) / (toSeconds - fromSeconds);
    yield { fraction, label: `Links: ${Math.round(100 * fraction)} %` };
  }
  return sampler.finish(toSeconds);
}

class TopologySampler {
  private readonly model: MeshModel;
  private readonly sky: SkyState;
  private readonly openedAt = new Map<number, number>();
  private readonly found = new Map<number, { mbps: number; intervals: Interval[] }>();

  constructor(model: MeshModel) {
    this.model = model;
    this.sky = new SkyState(model);
  }

  linksAt(seconds: number): ReadonlySet<number> {
    this.sky.moveTo(this.model.startMs + seconds * 1000);
    const keys = new Set<number>();
    for (const { a, b, mbps } of satelliteLinksAt(this.model, this.sky)) {
      const key = Math.min(a, b) * this.model.satellites.length + Math.max(a, b);
      keys.add(key);
      if (!this.found.has(key)) this.found.set(key, { mbps, intervals: [] });
    }
    return keys;
  }

  /** Opens and closes, in order of time, whatever changes between two instants. */
  refine(t0: number, links0: ReadonlySet<number>, t1: number, links1: ReadonlySet<number>): void {
    const changed = [...links0, ...links1].filter((key) => links0.has(key) !== links1.has(key));
    if (changed.length === 0) return;
    const middle = (t0 + t1) / 2;
    if (t1 - t0 <= toleranceSeconds) {
      for (const key of changed) {
        if (links1.has(key)) this.open(key, middle);
        else this.close(key, middle);
      }
      return;
    }
    const between = this.linksAt(middle);
    this.refine(t0, links0, middle, between);
    this.refine(middle, between, t1, links1);
  }

  open(key: number, seconds: number): void {
    this.openedAt.set(key, seconds);
  }

  finish(seconds: number): LinkTimes {
    for (const key of [...this.openedAt.keys()]) this.close(key, seconds);
    const count = this.model.satellites.length;
    const links = [...this.found].sort(([x], [y]) => x - y);
    return { links: links.map(([key, link]) => ({ a: Math.floor(key / count), b: key % count, ...link })) };
  }

  private close(key: number, end: number): void {
    const start = this.openedAt.get(key) as number;
    this.openedAt.delete(key);
    if (start < end) this.found.get(key)?.intervals.push({ start, end });
  }
}
