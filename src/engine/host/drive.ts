import type { Progress, Sliced } from "../../core/base/progress";
import type { JobProgress } from "../protocol/jobOutcome";

/** The thread hears messages, and so a cancel, about this often. */
const sliceMs = 15;
/** Progress is reported no more often than this. */
const reportMs = 50;

/** A sliced computation that waits now and then: for the next part of a file. */
export type SlicedReading<Result> = AsyncGenerator<Progress<unknown>, Result, void>;

/** Runs a sliced computation, listening in between. Returns `undefined` where it was stopped. */
export async function drive<Result>(
  work: Sliced<Result, unknown> | SlicedReading<Result>,
  isCancelled: () => boolean,
  report: (progress: JobProgress) => void,
): Promise<{ readonly result: Result } | undefined> {
  const pause = createPause();
  let reportedMs = Number.NEGATIVE_INFINITY;
  try {
    for (;;) {
      const startedMs = performance.now();
      let step: IteratorResult<Progress<unknown>, Result>;
      do {
        const reply = work.next();
        step = reply instanceof Promise ? await reply : reply;
      } while (!step.done && performance.now() - startedMs < sliceMs);
      if (step.done) return { result: step.value };
      if (performance.now() - reportedMs >= reportMs) {
        reportedMs = performance.now();
        report({ fraction: step.value.fraction, label: step.value.label });
      }
      await pause.once();
      if (isCancelled()) return undefined;
    }
  } finally {
    pause.close();
  }
}

interface Pause {
  /** Resolves after the messages that have come are heard. */
  once(): Promise<void>;
  close(): void;
}

/**
 * Node has `setImmediate`; its message ports would starve everything else, since one that posts to itself is served up to a thousand times
 * in a row. Browsers have no such function; their ports give way, without the delay of at least 4 ms of nested timers.
 */
function createPause(): Pause {
  const immediate: unknown = Reflect.get(globalThis, "setImmediate");
  if (typeof immediate === "function") {
    return { once: () => new Promise((resolve) => immediate(resolve)), close: () => undefined };
  }
  const { port1, port2 } = new MessageChannel();
  let resume = (): void => undefined;
  port1.onmessage = () => resume();
  return {
    once: () =>
      new Promise((resolve) => {
        resume = resolve;
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}
