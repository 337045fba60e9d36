import type { Sliced } from "../core/base/progress";
import type { Io } from "./io";

const reportMs = 100;

/** Runs a sliced computation to its end, showing how far it is. */
export function runShown<Result, Partial>(work: Sliced<Result, Partial>, io: Io): Result {
  let shownMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    const step = work.next();
    if (step.done) {
      io.showProgress?.("");
      return step.value;
    }
    if (io.showProgress === undefined || performance.now() - shownMs < reportMs) continue;
    shownMs = performance.now();
    io.showProgress(`${Math.floor(100 * step.value.fraction)} % ${step.value.label}`);
  }
}
