import type { Problem } from "../../core/base/outcome";

/** How a job ended. A cancelled job's partial results were handed over before. */
export type JobOutcome<Output> =
  | { readonly status: "done"; readonly value: Output }
  | { readonly status: "cancelled" }
  /** Bad input: the problems name path, value and what is allowed. */
  | { readonly status: "refused"; readonly problems: readonly Problem[] }
  /** A bug, or a worker that died twice on the same job. */
  | { readonly status: "crashed"; readonly message: string };

/** What a job says while it runs. */
export interface JobProgress {
  readonly fraction: number;
  readonly label: string;
  /** What is found so far, of jobs whose protocol says what that is. */
  readonly partial?: unknown;
}
