import type { BookingProblem } from "./bookingProblem";

/** In cut mode a booking may end anywhere in its contact, which is looked at in so many parts. */
const partsAContact = 4;

/** A time in which information may be renewed. */
interface Renewal {
  /** Earliest and latest end of the booking. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Contact, which renews once. */
  readonly contact: number;
}

/**
 * A bound on the value of any schedule (minus the mean ages, added up): for each satellite the least mean age that it could have if every
 * antenna were its own. By dynamic programming over what it might renew at; in cut mode two renewals count as near to each other as
 * their times allow.
 */
export function ageBound(problem: BookingProblem): number {
  const renewals: Renewal[][] = problem.satelliteIds.map(() => []);
  const { windows } = problem;
  for (let w = 0; w < windows.count; w++) {
    const mine = renewals[windows.satellite[w] as number] as Renewal[];
    const contact = windows.contact[w] as number;
    const endMs = windows.endMs[w] as number;
    if (problem.mode === "whole") {
      mine.push({ fromMs: endMs, toMs: endMs, contact });
      continue;
    }
    const firstMs = (windows.startMs[w] as number) + problem.minMs;
    for (let part = 0; part < partsAContact; part++) {
      const fromMs = firstMs + ((endMs - firstMs) * part) / partsAContact;
      mine.push({ fromMs, toMs: firstMs + ((endMs - firstMs) * (part + 1)) / partsAContact, contact });
    }
  }
  for (const { satellite, endMs, contact } of problem.pinned) {
    renewals[satellite]?.push({ fromMs: endMs, toMs: endMs, contact });
  }
  return renewals.reduce((sum, mine) => sum - leastArea(mine, problem.durationMs) / problem.durationMs, 0);
}

/** The least area under the age over the window, which a sequence of renewals can leave. */
function leastArea(renewals: readonly Renewal[], durationMs: number): number {
  const inOrder = [...renewals].sort((a, b) => a.toMs - b.toMs || a.fromMs - b.fromMs);
  const least = new Float64Array(inOrder.length);
  let best = (durationMs * durationMs) / 2;
  inOrder.forEach((renewal, i) => {
    let area = (renewal.fromMs * renewal.fromMs) / 2;
    for (let earlier = i - 1; earlier >= 0; earlier--) {
      const before = inOrder[earlier] as Renewal;
      const apartMs = Math.max(0, renewal.fromMs - before.toMs);
      if ((apartMs * apartMs) / 2 >= area) break;
      if (before.contact === renewal.contact) continue;
      area = Math.min(area, (least[earlier] as number) + (apartMs * apartMs) / 2);
    }
    least[i] = area;
    const restMs = durationMs - renewal.toMs;
    best = Math.min(best, area + (restMs * restMs) / 2);
  });
  return best;
}
