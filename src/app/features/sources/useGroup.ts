import { useQuery } from "@tanstack/react-query";
import { type FetchedGroup, fetchGroup, type GroupFault, keepMs } from "./fetchGroup";
import { browserGroupStore } from "./groupStore";

/** A group of CelesTrak, asked for once a person wants it; react-query keeps it while the page is open, the browser's cache beyond. */
export function useGroup(groupId: string | undefined): {
  readonly group?: FetchedGroup | undefined;
  readonly fault?: GroupFault | undefined;
  readonly isFetching: boolean;
  /** Asks once more, if what there is has become old or is none. */
  readonly refetch: () => void;
} {
  const { data, isFetching, refetch } = useQuery({
    queryKey: ["celestrak", groupId],
    queryFn: async ({ signal }) => {
      if (groupId === undefined) throw new Error("no group was asked for");
      return fetchGroup(groupId, browserSources, signal);
    },
    enabled: groupId !== undefined,
    staleTime: ({ state }) => (state.data?.ok && state.data.value.fault === undefined ? keepMs : 0),
    gcTime: keepMs,
    retry: false,
    // Only a person's wish sends a request.
    refetchOnMount: false,
  });
  const asked = { isFetching, refetch: () => void refetch() };
  if (data === undefined) return asked;
  return data.ok ? { group: data.value, fault: data.value.fault, ...asked } : { fault: data.error, ...asked };
}

const browserSources = {
  fetch: (address: string, init: RequestInit) => fetch(address, init),
  store: browserGroupStore,
  nowMs: () => Date.now(),
  isOnline: () => navigator.onLine,
};
