import { clock } from "../clockStore";
import { createTrainingNow, leastShownMs, type TrainingNow } from "./trainingNow";
import type { TrainingTrace } from "./trainingTrace";

/** What globe and map draw of a training at an instant: messages under way, and who trains. */
export interface TrainingPulses {
  setTraining(trace: TrainingTrace | undefined): void;
  /** Whether there is a training to draw. */
  readonly isThere: boolean;
  moveTo(instantMs: number): void;
  /** Visits messages under way, from share `tail` to share `head` of the way from one node to the other. */
  visitUnderWay(visit: (from: number, to: number, tail: number, head: number, isUpdate: boolean) => void): void;
  /** Visits rows of satellites that train; one with two trainings at once twice. */
  visitAtWork(visit: (satellite: number) => void): void;
}

/** The trail of a pulse, as a share of its hop. */
const trail = 0.35;

/** Pulses at the clock's speed. Who wants less motion sees each hop as a whole for as long as its message is under way. */
export function createTrainingPulses(): TrainingPulses {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let trace: TrainingTrace | undefined;
  let now: TrainingNow | undefined;
  return {
    get isThere() {
      return trace !== undefined;
    },
    setTraining(next) {
      if (next === trace) return;
      trace = next;
      now = next && createTrainingNow(next);
    },
    moveTo(instantMs) {
      now?.moveTo(instantMs, leastShownMs(clock.getState().speed));
    },
    visitUnderWay(visit) {
      if (trace === undefined || now === undefined) return;
      const { from, to, isUpdate } = trace.transfers;
      const { count, row, share } = now.underWay;
      const isStill = still.matches;
      for (let i = 0; i < count; i++) {
        const transfer = row[i] as number;
        const head = isStill ? 1 : (share[i] as number);
        const tail = isStill ? 0 : Math.max(0, head - trail);
        visit(from[transfer] as number, to[transfer] as number, tail, head, isUpdate[transfer] === 1);
      }
    },
    visitAtWork(visit) {
      if (trace === undefined || now === undefined) return;
      const { count, row } = now.atWork;
      for (let i = 0; i < count; i++) visit(trace.work.satellite[row[i] as number] as number);
    },
  };
}
