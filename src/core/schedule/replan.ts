import { formatInstant } from "../base/instant";
import { failure, type Outcome, success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import type { RatePieces } from "../contact/ratePieces";
import type { Scenario } from "../scenario/schema";
import type { BookingRule } from "../scenario/schema/sync";
import type { ContactList } from "./contactList";
import { makeProblem, type PreparedProblem } from "./makeProblem";
import { makeFrame, type ProblemFrame, relativeMs } from "./problemFrame";
import { type ScheduleOptions, type ScheduleProgress, scheduleContacts } from "./schedule";
import type { Booking, Schedule } from "./scheduleResult";
import { type Change as TableChange, Timetable } from "./timetable";

/** What became of the bookings of the schedule that stood before. */
export interface ScheduleChanges {
  readonly kept: readonly Booking[];
  /** Still there, at other times or on another antenna. */
  readonly moved: readonly { readonly from: BookingRule; readonly to: Booking }[];
  readonly removed: readonly BookingRule[];
  readonly added: readonly Booking[];
}

export interface Replanned {
  readonly prepared: PreparedProblem;
  /** Its bound is on schedules that keep what could be kept. */
  readonly schedule: Schedule;
  readonly changes: ScheduleChanges;
}

/**
 * Plans anew with the least change: of `standing`, the bookings that stood before, all stay that still can (in cut mode what is left of them
 * in their contacts; on another antenna where theirs is taken), pinned ones first; then the rest of the time is booked as well as it can
 * be. Fails where pins contradict each other.
 */
export function* replan(
  scenario: Scenario,
  contacts: ContactList,
  rates: RatePieces | undefined,
  standing: readonly BookingRule[],
  options: ScheduleOptions = {},
): Sliced<Outcome<Replanned>, ScheduleProgress> {
  const base = makeProblem(scenario, contacts, rates);
  if (!base.ok) return base;
  const rules = scenario.sync ?? { direction: "both" as const };
  const frame = makeFrame(scenario, rules, contacts);
  const stays = whatStays(base.value, frame, standing);
  const pinned = [...(rules.pinned ?? []), ...stays.map((stay) => ruleOf(base.value, stay.booking))];
  const held = makeProblem({ ...scenario, sync: { ...rules, pinned } }, contacts, rates);
  if (!held.ok) return failure(held.error);
  const found = yield* scheduleContacts(held.value.problem, options);
  const stayed = new Set(stays.map(({ booking }) => booking.window));
  const stayedContacts = new Set([...stayed].map((window) => base.value.problem.windows.contact[window] as number));
  const bookings = found.bookings.map((booking) =>
    stayedContacts.has(booking.contact) ? { ...booking, isPinned: false } : booking,
  );
  const schedule = { ...found, bookings };
  return success({ prepared: base.value, schedule, changes: changesOf(frame, standing, bookings) });
}

interface Stay {
  readonly rule: BookingRule;
  readonly booking: TableChange;
}

/** The standing bookings that can stay, in order of time, each where it was if possible. */
function whatStays({ problem }: PreparedProblem, frame: ProblemFrame, standing: readonly BookingRule[]): Stay[] {
  const timetable = new Timetable(problem);
  const inOrder = [...standing].sort((a, b) => relativeMs(frame, a.start) - relativeMs(frame, b.start));
  return inOrder.flatMap((rule): Stay[] => {
    const booking = stayOf(timetable, frame, rule);
    if (booking === undefined) return [];
    timetable.apply([booking]);
    return [{ rule, booking }];
  });
}

function stayOf(timetable: Timetable, frame: ProblemFrame, rule: BookingRule): TableChange | undefined {
  const { problem } = timetable;
  const { windows, mode, minMs, maxMs, stationAntenna } = problem;
  const satellite = problem.satelliteIds.indexOf(rule.satelliteId);
  const station = problem.stationIds.indexOf(rule.stationId);
  const startMs = relativeMs(frame, rule.start);
  const endMs = relativeMs(frame, rule.end);
  const window = closestWindow(timetable, satellite, station, startMs, endMs);
  if (window === undefined) return undefined;
  const first = stationAntenna[station] as number;
  const last = stationAntenna[station + 1] as number;
  const own = first + (rule.antenna ?? 1) - 1;
  const antennas = Array.from({ length: last - first }, (_, i) => first + i).sort(
    (a, b) => Number(b === own) - Number(a === own),
  );
  for (const antenna of antennas) {
    for (const part of timetable.freeParts(window, antenna)) {
      const from = mode === "whole" ? part.start : Math.max(part.start, startMs);
      const to = mode === "whole" ? part.end : Math.min(part.end, endMs, from + maxMs);
      const isWhole = from === windows.startMs[window] && to === windows.endMs[window];
      if (to - from < minMs || (mode === "whole" && !isWhole)) continue;
      return timetable.booking(window, antenna, from, to);
    }
  }
  return undefined;
}

/** The window of the pair that a booking overlaps most. */
function closestWindow(
  { problem: { windows }, antenna }: Timetable,
  satellite: number,
  station: number,
  startMs: number,
  endMs: number,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let w = 0; w < windows.count; w++) {
    if (windows.satellite[w] !== satellite || windows.station[w] !== station || antenna[w] !== -1) continue;
    const common = Math.min(windows.endMs[w] as number, endMs) - Math.max(windows.startMs[w] as number, startMs);
    if (common <= most) continue;
    most = common;
    best = w;
  }
  return best;
}

function ruleOf({ problem }: PreparedProblem, { window, antenna, startMs, endMs }: TableChange): BookingRule {
  const station = problem.windows.station[window] as number;
  return {
    satelliteId: problem.satelliteIds[problem.windows.satellite[window] as number] as string,
    stationId: problem.stationIds[station] as string,
    antenna: antenna - (problem.stationAntenna[station] as number) + 1,
    start: formatInstant(problem.startMs + startMs),
    end: formatInstant(problem.startMs + endMs),
  };
}

function changesOf(
  frame: ProblemFrame,
  standing: readonly BookingRule[],
  bookings: readonly Booking[],
): ScheduleChanges {
  const left = new Set(bookings);
  const kept: Booking[] = [];
  const moved: { from: BookingRule; to: Booking }[] = [];
  const removed: BookingRule[] = [];
  for (const rule of standing) {
    const startMs = frame.startMs + relativeMs(frame, rule.start);
    const endMs = frame.startMs + relativeMs(frame, rule.end);
    const now = bookings.find(
      (booking) =>
        left.has(booking) &&
        frame.satelliteIds[booking.satellite] === rule.satelliteId &&
        frame.stations[booking.station]?.id === rule.stationId &&
        booking.startMs < endMs &&
        booking.endMs > startMs,
    );
    if (now === undefined) {
      removed.push(rule);
      continue;
    }
    left.delete(now);
    const isSame =
      now.startMs === startMs && now.endMs === endMs && (rule.antenna === undefined || rule.antenna === now.antenna);
    if (isSame) kept.push(now);
    else moved.push({ from: rule, to: now });
  }
  return { kept, moved, removed, added: bookings.filter((booking) => left.has(booking)) };
}
