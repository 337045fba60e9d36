import type { Endpoint } from "comlink";
import { type NodePort, nodeEndpoint } from "../protocol/nodeEndpoint";

/** A worker as the pool sees it, whatever the platform calls it. */
export interface SpawnedWorker {
  readonly endpoint: Endpoint;
  /** Stops it at once, in the middle of whatever it does. */
  terminate(): void;
  /** Calls back when the worker has failed or ended by itself, with the reason in words. */
  onDeath(listener: (reason: string) => void): void;
}

/** Wraps a module worker of the browser. */
export function browserWorker(worker: Worker): SpawnedWorker {
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(listener) {
      worker.addEventListener("error", (event) => listener(event.message || "the worker could not be loaded"));
      worker.addEventListener("messageerror", () => listener("a message could not be read"));
    },
  };
}

/** The part of `Worker` of `node:worker_threads` that is used here. */
export interface NodeThread extends NodePort {
  on(event: "message", listener: (data: unknown) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "exit", listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

/** Wraps a worker thread of Node. */
export function nodeThread(thread: NodeThread): SpawnedWorker {
  return {
    endpoint: nodeEndpoint(thread),
    terminate: () => void thread.terminate(),
    onDeath(listener) {
      thread.on("error", (error) => listener(error.message));
      thread.on("exit", (code) => listener(`the thread ended with code ${code}`));
    },
  };
}
