import { failure, type Outcome, success } from "../../../core/base/outcome";
import { groupAddress } from "./celestrakGroups";
import type { GroupCopy, GroupStore } from "./groupStore";
import { readCapped } from "./readCapped";

/** CelesTrak renews its data every two hours and asks not to be asked more often. */
export const keepMs = 2 * 3_600_000;

const maxBytes = 10_000_000;
const patienceMs = 30_000;

/** Why there is no group, in words for people. */
export interface GroupFault {
  readonly kind: "unreachable" | "refused" | "resting" | "page" | "empty" | "tooLarge" | "failed";
  readonly message: string;
}

export interface GroupSources {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly store: GroupStore;
  readonly nowMs: () => number;
  readonly isOnline: () => boolean;
}

/** A group, or an older copy of it together with why there is no newer one. */
export interface FetchedGroup extends GroupCopy {
  readonly fault?: GroupFault;
}

/**
 * A group of CelesTrak: the copy of the last two hours, or fetched anew. One request, never repeated; after a refusal (403, 429) none for two
 * hours, whatever the group. An older copy is better than none.
 */
export async function fetchGroup(
  groupId: string,
  sources: GroupSources,
  signal?: AbortSignal,
): Promise<Outcome<FetchedGroup, GroupFault>> {
  const address = groupAddress(groupId);
  const { store, nowMs } = sources;
  const copy = await store.read(address);
  if (copy !== undefined && ageMs(copy.fetchedAtMs, nowMs()) < keepMs) return success(copy);
  const fetched = await fetchAnew(address, sources, signal);
  if (fetched.ok) {
    await store.write(address, fetched.value);
    return fetched;
  }
  return copy === undefined ? fetched : success({ ...copy, fault: fetched.error });
}

async function fetchAnew(
  address: string,
  { fetch, store, nowMs, isOnline }: GroupSources,
  signal: AbortSignal | undefined,
): Promise<Outcome<GroupCopy, GroupFault>> {
  const refusedAtMs = store.refusedAtMs();
  if (refusedAtMs !== undefined && ageMs(refusedAtMs, nowMs()) < keepMs) {
    const until = new Date(refusedAtMs + keepMs).toISOString().slice(11, 16);
    return fault("resting", `CelesTrak refused a request a while ago; the next one goes out after ${until} UTC.`);
  }
  if (!isOnline()) return fault("unreachable", "This computer is offline: CelesTrak cannot be reached.");
  try {
    const response = await fetch(address, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]),
    });
    if (response.status === 403 || response.status === 429) {
      store.setRefusedAtMs(nowMs());
      const hours = keepMs / 3_600_000;
      return fault(
        "refused",
        `CelesTrak refuses to answer (${response.status}). It is not asked again for ${hours} hours, as it wishes.`,
      );
    }
    if (!response.ok)
      return fault("failed", `CelesTrak answered with an error (${response.status}). Nothing was changed.`);
    const text = await readCapped(response, maxBytes);
    if (text === undefined) {
      return fault("tooLarge", `The answer is larger than ${maxBytes / 1e6} MB: reading was stopped.`);
    }
    return checked(text, nowMs());
  } catch {
    return fault("unreachable", "CelesTrak cannot be reached: no connection, blocked on the way, or too slow.");
  }
}

function checked(text: string, fetchedAtMs: number): Outcome<GroupCopy, GroupFault> {
  const start = text.trimStart();
  if (start === "" || /^\[\s*\]/.test(start) || /^No GP data found/i.test(start)) {
    return fault("empty", "CelesTrak has no satellites in this group now.");
  }
  if (start.startsWith("<")) return fault("page", "CelesTrak sent a web page in place of orbital elements.");
  if (!start.startsWith("[")) return fault("failed", `CelesTrak sent no orbital elements: ${start.slice(0, 80)}`);
  return success({ text, fetchedAtMs });
}

function fault(kind: GroupFault["kind"], message: string): Outcome<never, GroupFault> {
  return failure({ kind, message });
}

/** A clock that was set back must not keep a copy for ever. */
function ageMs(thenMs: number, nowMs: number): number {
  return nowMs < thenMs ? Number.POSITIVE_INFINITY : nowMs - thenMs;
}
