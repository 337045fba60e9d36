import type { Sliced } from "../base/progress";
import { linkTimes } from "./linkTimes";
import type { MeshModel } from "./meshModel";
import type { Acquired } from "./meshObserver";
import type { LinkTimes } from "./satelliteLinkTimes";

/**
 * Which links between satellites carry data between two instants (seconds from the window's start), where the rules ask for a time of
 * acquisition: a link does once geometry and topology have allowed it that long without a break. Links of the window's start, or of an
 * instant before it, count as acquired. undefined: the rules ask for none.
 */
export function* acquiredOver(model: MeshModel, fromSeconds: number, toSeconds: number): Sliced<Acquired | undefined> {
  const { acquisitionSeconds } = model.rules;
  if (acquisitionSeconds === 0 || toSeconds <= 0) return undefined;
  const begin = Math.max(0, fromSeconds - acquisitionSeconds);
  const times = yield* linkTimes(model, begin, Math.max(toSeconds, begin));
  return acquiredAfter(model, times, begin);
}

/** The same from link times that are known already, found from `begin` on. */
function acquiredAfter(model: MeshModel, times: LinkTimes, begin: number): Acquired {
  const count = model.satellites.length;
  const { acquisitionSeconds } = model.rules;
  const intervals = new Map(times.links.map((link) => [link.a * count + link.b, link.intervals]));
  return (a, b, instantMs) => {
    const seconds = (instantMs - model.startMs) / 1000;
    const list = intervals.get(Math.min(a, b) * count + Math.max(a, b)) ?? [];
    const current = list.findLast(({ start }) => start <= seconds);
    return current === undefined || current.start <= begin || seconds - current.start >= acquisitionSeconds;
  };
}
