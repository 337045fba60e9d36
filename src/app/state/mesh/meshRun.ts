import { createStore, type StoreApi } from "zustand/vanilla";
import type { JobOutcome, JobProgress } from "../../../engine/client/planner";
import { outcomeText } from "./outcomeText";

export interface MeshRun<Value> {
  readonly status: "none" | "running" | "done" | "stopped" | "failed";
  /** What `value` answers, or what is being computed. */
  readonly key?: string;
  /** The result, or what there is of it; while another one is being computed, the former one. */
  readonly value?: Value;
  /** Whether `value` belongs to `key`. */
  readonly isCurrent: boolean;
  readonly progress?: JobProgress;
  /** Why it failed, in words. */
  readonly problem?: string;
}

export interface RunControl<Value> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
  readonly onPartial: (value: Value) => void;
}

export interface MeshRunner<Value> {
  readonly store: StoreApi<MeshRun<Value>>;
  /** Begins a run, ending the one under way. The same key as that of the run before changes nothing, unless `isForced`. */
  readonly start: (
    key: string,
    job: (control: RunControl<Value>) => Promise<JobOutcome<Value>>,
    isForced?: boolean,
  ) => void;
  /** Stops the run; what there is of it stays. */
  readonly stop: () => void;
  readonly clear: () => void;
}

/** A long computation of which one runs at a time, the newest asked for. */
export function createMeshRunner<Value>(): MeshRunner<Value> {
  const store = createStore<MeshRun<Value>>()(() => ({ status: "none", isCurrent: false }));
  let abort = new AbortController();

  return {
    store,
    start(key, job, isForced = false) {
      const before = store.getState();
      if (before.key === key && !isForced) return;
      abort.abort();
      const mine = new AbortController();
      abort = mine;
      const isMine = (): boolean => abort === mine;
      const former = before.value === undefined ? {} : { value: before.value };
      store.setState({ ...former, status: "running", key, isCurrent: false }, true);
      void job({
        signal: mine.signal,
        onProgress: (progress) => isMine() && store.setState({ progress }),
        onPartial: (value) => isMine() && store.setState({ value, isCurrent: true }),
      }).then((outcome) => {
        if (!isMine()) return;
        if (outcome.status === "done") {
          store.setState({ status: "done", key, value: outcome.value, isCurrent: true }, true);
        } else if (outcome.status === "cancelled") {
          store.setState({ status: "stopped" });
        } else {
          store.setState({ status: "failed", key, isCurrent: true, problem: outcomeText(outcome) }, true);
        }
      });
    },
    stop: () => abort.abort(),
    clear() {
      abort.abort();
      abort = new AbortController();
      store.setState({ status: "none", isCurrent: false }, true);
    },
  };
}
