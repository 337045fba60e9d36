import { z } from "../../../core/base/zod";

/** What tabs tell each other: a scenario has a new revision, or the list of scenarios has changed. */
const messageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("saved"), id: z.string(), revision: z.int() }),
  z.strictObject({ kind: z.literal("library") }),
]);
export type TabMessage = z.infer<typeof messageSchema>;

/** The other tabs of this browser. */
export interface OtherTabs {
  tell(message: TabMessage): void;
  /** `hear` settles once it has done what the message asks for. Returns what ends it. */
  listen(hear: (message: TabMessage) => Promise<void>): () => void;
}

/** The other tabs, over a broadcast channel; nobody where the browser has none. */
export function otherTabs(): OtherTabs {
  if (typeof BroadcastChannel === "undefined") return { tell: () => undefined, listen: () => () => undefined };
  const channel = new BroadcastChannel("orbitweave");
  return {
    tell: (message) => channel.postMessage(message),
    listen(hear) {
      const onMessage = ({ data }: MessageEvent): void => {
        // A tab of another version may say what this one does not know.
        const message = messageSchema.safeParse(data);
        if (message.success) void hear(message.data);
      };
      channel.addEventListener("message", onMessage);
      return () => channel.removeEventListener("message", onMessage);
    },
  };
}

/** Shows other tabs that this one lives, for as long as it does. */
export function holdTabLock(tabId: string): void {
  void navigator.locks?.request(lockOf(tabId), () => new Promise(() => undefined)).catch(() => undefined);
}

/** A tab that is being closed or reloaded keeps its lock for a moment longer. */
const longestGoodbyeMs = 1500;

/** Whether a tab has ended; without locks, every other tab is taken to have. */
export async function hasTabEnded(tabId: string): Promise<boolean> {
  if (navigator.locks === undefined) return true;
  try {
    const signal = AbortSignal.timeout(longestGoodbyeMs);
    return await navigator.locks.request(lockOf(tabId), { signal }, () => true);
  } catch {
    return false;
  }
}

/** Runs something that only one tab may do at a time. */
export async function oneTabAtATime<T>(name: string, run: () => Promise<T>): Promise<T> {
  return navigator.locks === undefined ? run() : navigator.locks.request(`orbitweave.${name}`, run);
}

function lockOf(tabId: string): string {
  return `orbitweave.tab.${tabId}`;
}
