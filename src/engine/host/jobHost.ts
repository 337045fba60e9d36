import { releaseProxy, transfer } from "comlink";
import type { Outcome } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import type { z } from "../../core/base/zod";
import type { JobHost, JobTable } from "../protocol/jobHost";
import type { JobOutcome, JobProgress } from "../protocol/jobOutcome";
import { transferablesOf } from "../protocol/transferables";
import { checkInput } from "./checkInput";
import { drive, type SlicedReading } from "./drive";

/** What a running job may ask and tell besides its progress. */
export interface JobControl {
  /** True once nobody wants more of it. */
  readonly isCancelled: () => boolean;
  /** Tells at once, for what must not be lost; ordinary progress is reported by itself. */
  readonly report: (progress: JobProgress) => void;
}

/** What one job does. A long one is sliced; an expected failure is a value. */
interface JobHandler<Input, Output> {
  /** Inputs come from another thread: they are checked like any other foreign data. */
  readonly schema: z.ZodType<Input>;
  /** What must be there before it runs, and has to be waited for: a solver, parts of a file. A failure refuses the job. */
  readonly prepare?: (input: Input, control: JobControl) => Promise<Outcome<unknown> | undefined>;
  /** On a cancel it ends by itself, at once, with the best that it has: that is an outcome like any other. */
  readonly isAnytime?: boolean;
  readonly run: (
    input: Input,
    control: JobControl,
  ) => Outcome<Output> | Sliced<Outcome<Output>, unknown> | SlicedReading<Outcome<Output>>;
}

export type JobHandlers<Jobs extends JobTable<Jobs>> = {
  readonly [Name in keyof Jobs]: JobHandler<Jobs[Name]["input"], Jobs[Name]["output"]>;
};

/** The side of the protocol that does the work, for a browser's worker and a thread of Node alike. */
export function createJobHost<Jobs extends JobTable<Jobs>>(handlers: JobHandlers<Jobs>): JobHost<Jobs> {
  const running = new Map<number, { cancelled: boolean }>();

  async function run(
    name: keyof Jobs,
    input: unknown,
    isCancelled: () => boolean,
    report: (progress: JobProgress) => void,
  ): Promise<JobOutcome<unknown>> {
    if (!Object.hasOwn(handlers, name)) {
      const allowed = Object.keys(handlers).join(", ");
      return { status: "refused", problems: [{ path: "", message: "no such job", given: String(name), allowed }] };
    }
    try {
      const { schema, prepare, isAnytime, run: work } = handlers[name];
      const checked = checkInput(schema, input);
      if (!checked.ok) return { status: "refused", problems: checked.error };
      const control = { isCancelled, report };
      const prepared = await prepare?.(checked.value, control);
      if (isCancelled()) return { status: "cancelled" };
      if (prepared?.ok === false) return { status: "refused", problems: prepared.error };
      const outcome = work(checked.value, control);
      const isStopped = isAnytime === true ? () => false : isCancelled;
      const end = "ok" in outcome ? { result: outcome } : await drive(outcome, isStopped, report);
      if (end === undefined) return { status: "cancelled" };
      const { result } = end;
      return result.ok ? { status: "done", value: result.value } : { status: "refused", problems: result.error };
    } catch (error) {
      return { status: "crashed", message: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    async start(jobId, name, input, report) {
      const job = { cancelled: false };
      running.set(jobId, job);
      const outcome = await run(name, input, () => job.cancelled, report);
      running.delete(jobId);
      release(report);
      return transfer(outcome, transferablesOf(outcome)) as JobOutcome<never>;
    },
    async cancel(jobId) {
      const job = running.get(jobId);
      if (job) job.cancelled = true;
    },
  };
}

/** Closes the message port behind a comlink proxy; without it each job would leave one open. */
function release(report: object): void {
  const free: unknown = Reflect.get(report, releaseProxy);
  if (typeof free === "function") free();
}
