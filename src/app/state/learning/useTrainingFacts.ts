import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Problem } from "../../../core/base/outcome";
import type { TrainingFacts } from "../../../engine/client/trainer";
import { documentStore } from "../documentStore";
import { settingsDigest } from "./settingsDigest";
import { trainer } from "./trainer";

interface Described {
  readonly facts?: TrainingFacts;
  /** Why the plan cannot be trained. */
  readonly problems: readonly Problem[];
}

/** What training the open plan would be, or why it cannot be; the former answer until there is one. Undefined before the first. */
export function useTrainingFacts(): Described | undefined {
  const settings = documentStore(({ scenario }) => settingsDigest(scenario));
  const { data } = useQuery({
    queryKey: ["trainingFacts", settings],
    queryFn: ({ signal }) => describeNow(signal),
    placeholderData: keepPreviousData,
  });
  return data;
}

async function describeNow(signal: AbortSignal): Promise<Described> {
  const outcome = await trainer.describeTraining(JSON.stringify(documentStore.getState().scenario), { signal });
  switch (outcome.status) {
    case "done":
      return { facts: outcome.value, problems: [] };
    case "refused":
      return { problems: outcome.problems };
    case "crashed":
      return { problems: [{ path: "", message: outcome.message }] };
    case "cancelled":
      throw new Error("nobody waits for it");
  }
}
