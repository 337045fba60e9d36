import { createStore } from "zustand/vanilla";
import type { Problem } from "../../../core/base/outcome";
import type { ClientUpdate } from "../../../engine/client/trainer";
import { documentStore } from "../documentStore";
import { settingsDigest } from "./settingsDigest";
import { trainer } from "./trainer";
import { trainingRun } from "./trainingRun";

/** The clients' updates of one round, or the way to them. */
interface UpdatesOfRound {
  readonly status: "none" | "running" | "done" | "failed";
  readonly seed: number;
  readonly round: number;
  /** Digest of the settings that they are of. */
  readonly settings: string;
  readonly fraction: number;
  readonly updates: readonly ClientUpdate[];
  readonly problems: readonly Problem[];
}

const none: UpdatesOfRound = {
  status: "none",
  seed: 0,
  round: 0,
  settings: "",
  fraction: 0,
  updates: [],
  problems: [],
};

export const updatesOfRound = createStore<UpdatesOfRound>()(() => none);

let stop: AbortController | undefined;

documentStore.subscribe((state, before) => {
  if (state.id !== before.id) stopUpdates();
});

/** Computes the updates of a round of the training that is shown once more: of the plan as it was trained, whatever became of it since. */
export async function findUpdates(seed: number, round: number): Promise<void> {
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  const { scenario } = trainingRun.getState().origin ?? documentStore.getState();
  const settings = settingsDigest(scenario);
  updatesOfRound.setState({ ...none, status: "running", seed, round, settings });
  const outcome = await trainer.roundUpdates(
    JSON.stringify(scenario),
    { seed, round },
    {
      signal: mine.signal,
      onProgress: ({ fraction }) => {
        if (stop === mine) updatesOfRound.setState({ fraction });
      },
    },
  );
  if (stop !== mine) return;
  stop = undefined;
  if (outcome.status === "done") updatesOfRound.setState({ status: "done", updates: outcome.value });
  else if (outcome.status === "cancelled") updatesOfRound.setState(none);
  else {
    const problems = outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }];
    updatesOfRound.setState({ status: "failed", problems });
  }
}

/** Ends the computation, and forgets what there is. */
export function stopUpdates(): void {
  stop?.abort();
  stop = undefined;
  updatesOfRound.setState(none);
}
