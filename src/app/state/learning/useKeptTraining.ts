import { useQuery } from "@tanstack/react-query";
import { documentStore } from "../documentStore";
import { type KeptRecord, readTraining } from "./keptTraining";
import { settingsDigest } from "./settingsDigest";

/** What an earlier visit kept of the open plan's training. */
export function useKeptTraining(isWanted: boolean): KeptRecord | undefined {
  const settings = documentStore(({ scenario }) => settingsDigest(scenario));
  const { data } = useQuery({
    queryKey: ["keptTraining", settings],
    queryFn: async () => (await readTraining(settings)) ?? null,
    enabled: isWanted,
    staleTime: 0,
    gcTime: 0,
  });
  return isWanted ? (data ?? undefined) : undefined;
}
