import type { JobOutcome, JobProgress } from "./jobOutcome";

/** What a kind of worker can be asked: by job name, what goes in and what comes out. */
export type JobTable<Jobs> = {
  readonly [Name in keyof Jobs]: { readonly input: object; readonly output: unknown };
};

/** What a worker exposes through comlink. One job runs at a time in each worker; the client sees to that. */
export interface JobHost<Jobs extends JobTable<Jobs>> {
  /**
   * Checks the input and runs the job to its end. `report` is a comlink proxy, called at most about 20 times a second. Never rejects for a
   * reason of the job's own.
   */
  start<Name extends keyof Jobs>(
    jobId: number,
    name: Name,
    input: Jobs[Name]["input"],
    report: (progress: JobProgress) => void,
  ): Promise<JobOutcome<Jobs[Name]["output"]>>;
  /** The job ends after its running slice, with the outcome `cancelled`. Unknown ids are ignored: the job may just have ended. */
  cancel(jobId: number): Promise<void>;
}
