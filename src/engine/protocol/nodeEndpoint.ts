import type { Endpoint } from "comlink";

/** What a worker thread, its parent port and a message port of Node have in common. */
export interface NodePort {
  // Node's own signature is wider; what is posted here is always a comlink message with its transfer list.
  postMessage(message: unknown, transfer?: readonly never[]): void;
  on(event: "message", listener: (data: unknown) => void): unknown;
  off(event: "message", listener: (data: unknown) => void): unknown;
}

/** Lets comlink talk over a port of `node:worker_threads`, which has Node's events in place of the web's. */
export function nodeEndpoint(port: NodePort): Endpoint {
  const listeners = new Map<unknown, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as readonly never[] | undefined),
    addEventListener(_type, listener) {
      const forward = (data: unknown): void => {
        const event = { data } as MessageEvent;
        if (typeof listener === "function") listener(event);
        else listener.handleEvent(event);
      };
      listeners.set(listener, forward);
      port.on("message", forward);
    },
    removeEventListener(_type, listener) {
      const forward = listeners.get(listener);
      if (forward === undefined) return;
      port.off("message", forward);
      listeners.delete(listener);
    },
  };
}
