import type { Sliced } from "../../core/base/progress";
import type { SeedRound } from "../../core/learning/scenarioTraining";
import type { KeptTraining, TrainingNews } from "../protocol/learningJobs";
import type { JobControl } from "./jobHost";
import type { TrainingPrints } from "./trainingPrints";

/** The rounds that ended are told of this often at most, what to go on from more seldom. */
const newsMs = 150;
const keptMs = 2000;

interface Followed<Result> {
  readonly work: Sliced<Result, SeedRound>;
  readonly prints: TrainingPrints;
  /** What to go on from after another start of the worker, as of the last finished round; undefined: nothing, or too much. */
  readonly stateNow?: () => KeptTraining | undefined;
  /** Hears of every round that ends. */
  readonly onRound?: (round: SeedRound) => void;
}

/** Plays a training to its end, telling of its rounds, or until nobody wants more of it: then undefined, and the work rests where it is. */
export function* followTraining<Result>(
  { work, prints, stateNow, onRound }: Followed<Result>,
  { isCancelled, report }: JobControl,
): Sliced<{ readonly result: Result } | undefined> {
  let rounds: SeedRound[] = [];
  let toldMs = performance.now();
  let keptAtMs = toldMs;
  for (;;) {
    const step = work.next();
    if (step.done) return { result: step.value };
    const { fraction, label, partial } = step.value;
    if (partial !== undefined) {
      prints.settle();
      onRound?.(partial);
      const { seed, record, clientAccuracies } = partial;
      rounds.push({ seed, record, clientAccuracies });
      const nowMs = performance.now();
      if (nowMs - toldMs >= newsMs) {
        const isKeptDue = nowMs - keptAtMs >= keptMs;
        const kept = isKeptDue ? stateNow?.() : undefined;
        const news: TrainingNews = { rounds, ...(kept && { kept }) };
        report({ fraction, label, partial: news });
        rounds = [];
        toldMs = nowMs;
        if (isKeptDue) keptAtMs = nowMs;
      }
    }
    yield { fraction, label };
    if (isCancelled()) return undefined;
  }
}
