/** A group as it was fetched. */
export interface GroupCopy {
  readonly text: string;
  readonly fetchedAtMs: number;
}

/** Where copies are kept, and when CelesTrak last refused; both outlive the visit. */
export interface GroupStore {
  read(address: string): Promise<GroupCopy | undefined>;
  write(address: string, copy: GroupCopy): Promise<void>;
  refusedAtMs(): number | undefined;
  setRefusedAtMs(ms: number): void;
}

const cacheName = "orbitweave-celestrak";
const timeHeader = "x-fetched-at-ms";
const refusalKey = "orbitweave.celestrakRefusedAtMs";

/** In the browser's own cache. Where it offers none, copies last as long as the page. */
export const browserGroupStore: GroupStore = {
  async read(address) {
    const response = await quietly(async () => (await caches.open(cacheName)).match(address));
    const fetchedAtMs = Number(response?.headers.get(timeHeader) ?? Number.NaN);
    if (response === undefined || !Number.isFinite(fetchedAtMs)) return undefined;
    return { text: await response.text(), fetchedAtMs };
  },
  async write(address, { text, fetchedAtMs }) {
    const headers = { "content-type": "application/json", [timeHeader]: String(fetchedAtMs) };
    await quietly(async () => (await caches.open(cacheName)).put(address, new Response(text, { headers })));
  },
  refusedAtMs() {
    const kept = Number(quietlyNow(() => localStorage.getItem(refusalKey)) ?? Number.NaN);
    return Number.isFinite(kept) ? kept : undefined;
  },
  setRefusedAtMs: (ms) => quietlyNow(() => localStorage.setItem(refusalKey, String(ms))),
};

/** Storage that is full, blocked or missing only means that there is no copy. */
async function quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

function quietlyNow<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
