import { proxy, transfer, wrap } from "comlink";
import type { JobHost, JobTable } from "../protocol/jobHost";
import type { JobOutcome, JobProgress } from "../protocol/jobOutcome";
import type { SpawnedWorker } from "./spawnedWorker";
import { type Priority, TaskQueue } from "./taskQueue";

export interface PoolTiming {
  /** A worker that has not answered a cancel by then is ended and replaced. */
  readonly cancelMs: number;
  /** A job that has said nothing for this long hangs. */
  readonly hangMs: number;
}

const defaultTiming: PoolTiming = { cancelMs: 150, hangMs: 30_000 };

/** An input, and the buffers in it that are handed over with it. */
export interface Parcel<Input> {
  readonly input: Input;
  readonly transfer?: ArrayBuffer[];
}

export interface JobOptions {
  /** Aborting it stops the work within 200 ms; the outcome is then `cancelled`. */
  readonly signal?: AbortSignal;
  /** At most about 20 times a second. */
  readonly onProgress?: (progress: JobProgress) => void;
  /** Who gets the next free worker. */
  readonly priority?: Priority;
}

export interface Pool<Jobs extends JobTable<Jobs>> {
  readonly size: number;
  /** Runs one job on the next free worker. `pack` makes the input, once more if the job has to be tried again. Never rejects. */
  run<Name extends keyof Jobs>(
    name: Name,
    pack: () => Parcel<Jobs[Name]["input"]>,
    options?: JobOptions,
  ): Promise<JobOutcome<Jobs[Name]["output"]>>;
  /** Ends all workers; running and waiting jobs end as cancelled, later ones too. */
  dispose(): void;
}

export interface PoolOptions {
  readonly spawn: () => SpawnedWorker;
  /** Workers at most; they start when there is work for them. */
  readonly poolSize: number;
  readonly timing?: Partial<PoolTiming>;
}

/** A job in the queue or on a worker, its types forgotten: `run` keeps them. */
interface Task {
  readonly id: number;
  readonly name: PropertyKey;
  readonly priority: Priority;
  readonly pack: () => Parcel<object>;
  readonly hear: (progress: JobProgress) => void;
  /** Ends the task; a second call does nothing. */
  readonly settle: (outcome: JobOutcome<unknown>) => void;
  deaths: number;
  cancelled: boolean;
}

interface Slot {
  readonly worker: SpawnedWorker;
  readonly host: UntypedHost;
  task?: Task;
  timer?: ReturnType<typeof setTimeout>;
}

/** `JobHost` through comlink, for any job. */
interface UntypedHost {
  start(
    id: number,
    name: PropertyKey,
    input: object,
    report: (progress: JobProgress) => void,
  ): Promise<JobOutcome<unknown>>;
  cancel(id: number): Promise<void>;
}

/**
 * Workers of one kind with one job each at a time. A cancelled job's worker has `cancelMs` to answer; a worker that dies or hangs is
 * replaced and its job tried once more, then given up as crashed.
 */
export function createPool<Jobs extends JobTable<Jobs>>({ spawn, poolSize, timing }: PoolOptions): Pool<Jobs> {
  const { cancelMs, hangMs } = { ...defaultTiming, ...timing };
  const slots = new Set<Slot>();
  const queue = new TaskQueue<Task>();
  const live = new Set<Task>();
  let lastId = 0;
  let disposed = false;

  function dispatch(): void {
    for (;;) {
      const idle = [...slots].find((slot) => slot.task === undefined);
      if (idle === undefined && slots.size >= poolSize) return;
      const task = queue.shift();
      if (task === undefined) return;
      try {
        begin(idle ?? open(), task);
      } catch (error) {
        // The platform refused to start a worker or to send the input: trying again would meet the same.
        task.settle({ status: "crashed", message: messageOf(error) });
      }
    }
  }

  function open(): Slot {
    const worker = spawn();
    const slot: Slot = { worker, host: wrap<JobHost<Jobs>>(worker.endpoint) as unknown as UntypedHost };
    slots.add(slot);
    worker.onDeath((reason) => fail(slot, reason));
    return slot;
  }

  function begin(slot: Slot, task: Task): void {
    const { input, transfer: buffers = [] } = task.pack();
    slot.task = task;
    const watch = () => restartTimer(slot, hangMs, () => fail(slot, `no sign of life for ${hangMs / 1000} s`));
    watch();
    const report = proxy((progress: JobProgress) => {
      if (slot.task !== task || task.cancelled) return;
      watch();
      task.hear(progress);
    });
    slot.host.start(task.id, task.name, transfer(input, buffers), report).then(
      (outcome) => {
        if (slot.task !== task) return;
        free(slot);
        task.settle(outcome);
        dispatch();
      },
      (error) => fail(slot, messageOf(error), task),
    );
  }

  function free(slot: Slot): void {
    clearTimeout(slot.timer);
    slot.task = undefined;
  }

  /** Takes a worker out; whatever it still says is not heard. */
  function close(slot: Slot): void {
    free(slot);
    slots.delete(slot);
    slot.worker.terminate();
  }

  function fail(slot: Slot, reason: string, blamed = slot.task): void {
    if (!slots.has(slot) || slot.task !== blamed) return;
    close(slot);
    if (blamed !== undefined && live.has(blamed)) {
      blamed.deaths++;
      if (blamed.cancelled) blamed.settle({ status: "cancelled" });
      else if (blamed.deaths < 2) queue.pushFirst(blamed);
      else blamed.settle({ status: "crashed", message: `The worker failed twice on this job: ${reason}` });
    }
    dispatch();
  }

  function cancel(task: Task): void {
    task.cancelled = true;
    if (queue.remove(task)) {
      task.settle({ status: "cancelled" });
      return;
    }
    const slot = [...slots].find((candidate) => candidate.task === task);
    if (slot === undefined) return;
    // A rejection means that the worker is gone; the timer sees to that.
    slot.host.cancel(task.id).catch(() => undefined);
    restartTimer(slot, cancelMs, () => {
      close(slot);
      task.settle({ status: "cancelled" });
      dispatch();
    });
  }

  return {
    size: poolSize,
    run<Name extends keyof Jobs>(
      name: Name,
      pack: () => Parcel<Jobs[Name]["input"]>,
      { signal, priority = "normal", onProgress }: JobOptions = {},
    ) {
      return new Promise<JobOutcome<Jobs[Name]["output"]>>((resolve) => {
        if (disposed || signal?.aborted) {
          resolve({ status: "cancelled" });
          return;
        }
        const abort = () => cancel(task);
        const task: Task = {
          id: ++lastId,
          name,
          priority,
          pack,
          hear: (progress) => onProgress?.(progress),
          settle(outcome) {
            if (!live.delete(task)) return;
            signal?.removeEventListener("abort", abort);
            resolve(outcome as JobOutcome<Jobs[Name]["output"]>);
          },
          deaths: 0,
          cancelled: false,
        };
        live.add(task);
        signal?.addEventListener("abort", abort, { once: true });
        queue.push(task);
        dispatch();
      });
    },
    dispose() {
      disposed = true;
      for (const slot of [...slots]) close(slot);
      for (const task of [...live]) {
        queue.remove(task);
        task.settle({ status: "cancelled" });
      }
    },
  };
}

function restartTimer(slot: Slot, delayMs: number, expire: () => void): void {
  clearTimeout(slot.timer);
  slot.timer = setTimeout(expire, delayMs);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
