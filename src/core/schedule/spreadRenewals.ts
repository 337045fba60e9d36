import { openParts } from "./openParts";
import { type Renewal, Renewals } from "./renewals";
import type { Change, Timetable } from "./timetable";

/** Sweeps over all constraints, at most, and the steps that they may take together. */
const mostSweeps = 1_000;
const mostSteps = 20_000_000;
/** Sweeps that move no end by more than this, in ms, are the last. */
const stillMs = 0.1;

/**
 * For the youngest information in cut mode: who follows whom on antennas and with satellites stays as it is, and all ends move to where the
 * mean age is least. That is a convex quadratic program with constraints on differences only; it is solved by Hildreth's method (1957):
 * constraint by constraint, the force that holds it. Starts then go back as far as there is room.
 */
export function spreadRenewals(timetable: Timetable): void {
  const renewals = renewalsOf(timetable);
  if (renewals.count === 0) return;
  const sweeps = Math.min(mostSweeps, Math.ceil(mostSteps / renewals.stepsASweep));
  for (let sweep = 0; sweep < sweeps; sweep++) if (renewals.sweep() < stillMs) break;
  const { minMs } = timetable.problem;
  const changes = renewals
    .wholeEnds()
    .map(({ window, endMs }) => timetable.booking(window, timetable.antenna[window] as number, endMs - minMs, endMs));
  if (timetable.gain(changes) > 0) timetable.apply(changes);
  stretchBack(timetable);
}

/** All bookings, with the range of their ends and what each must follow. */
function renewalsOf(timetable: Timetable): Renewals {
  const { problem, antenna, endMs, onSatellite, onAntenna, pinnedEndsMs } = timetable;
  const { antennaBlocked, antennaStation, setupMs, minMs, durationMs } = problem;
  const renewals: Renewal[] = [];
  const place = new Map<number, number>();
  onSatellite.forEach((there, s) => {
    const fixed = pinnedEndsMs[s] as number[];
    for (const window of there) {
      const at = endMs[window] as number;
      const blocked = antennaBlocked[antenna[window] as number] ?? [];
      const part = openParts(problem, window, blocked).find(({ start, end }) => start < at && at <= end);
      if (part === undefined) continue;
      place.set(window, renewals.length);
      renewals.push({
        window,
        group: s,
        earliestMs: part.start + minMs,
        latestMs: part.end,
        fromMs: fixed.reduce((latest, ms) => (ms <= at ? Math.max(latest, ms) : latest), 0),
        toMs: fixed.reduce((first, ms) => (ms > at ? Math.min(first, ms) : first), durationMs),
      });
    }
  });
  const orders: { before: number; after: number; apartMs: number }[] = [];
  const inOrder = (there: readonly number[], apartMs: number) => {
    for (let i = 1; i < there.length; i++) {
      const before = place.get(there[i - 1] as number);
      const after = place.get(there[i] as number);
      if (before !== undefined && after !== undefined) orders.push({ before, after, apartMs });
    }
  };
  for (const there of onSatellite) inOrder(there, minMs);
  onAntenna.forEach((there, a) => {
    inOrder(there, minMs + (setupMs[antennaStation[a] as number] as number));
  });
  return new Renewals(renewals, orders);
}

function stretchBack(timetable: Timetable): void {
  const { antenna, startMs, endMs, problem } = timetable;
  for (let window = 0; window < antenna.length; window++) {
    const there = antenna[window] as number;
    if (there === -1) continue;
    const from = startMs[window] as number;
    const to = endMs[window] as number;
    const room = timetable.freeParts(window, there).find(({ start, end }) => start <= from && end >= to);
    const earliestMs = Math.max(room?.start ?? from, to - problem.maxMs);
    if (earliestMs >= from) continue;
    const change: Change = timetable.booking(window, there, earliestMs, to);
    timetable.apply([change]);
  }
}
