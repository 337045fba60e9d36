import { createStore } from "zustand/vanilla";
import type { Problem } from "../../../core/base/outcome";
import type { RankedChange, RankedChanges } from "../../../engine/client/trainer";
import { documentStore } from "../documentStore";
import { growScenario } from "../editScenario";
import { withChange } from "./learningEdits";
import { settingsDigest } from "./settingsDigest";
import { trainer } from "./trainer";

export interface WhatIfs {
  readonly status: "none" | "running" | "stopped" | "done" | "failed";
  /** Digest of the settings that they change. */
  readonly settings: string;
  readonly fraction: number;
  readonly label: string;
  /** The soonest at the target first, as far as they are found. */
  readonly changes: readonly RankedChange[];
  /** Once all are found: what was aimed at, and the hours that the plan takes as it is. */
  readonly aim?: Pick<RankedChanges, "targetAccuracy" | "hoursNow">;
  readonly problems: readonly Problem[];
}

const none: WhatIfs = { status: "none", settings: "", fraction: 0, label: "", changes: [], problems: [] };

/** What would help the open plan most. */
export const whatIfs = createStore<WhatIfs>()(() => none);

let stop: AbortController | undefined;

documentStore.subscribe((state, before) => {
  if (state.id === before.id) return;
  stop?.abort();
  stop = undefined;
  whatIfs.setState(none, true);
});

/** Trains the open plan with each of its changes, off the page; a former search ends. */
export async function findWhatIfs(): Promise<void> {
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  const { scenario } = documentStore.getState();
  whatIfs.setState(
    { ...none, status: "running", settings: settingsDigest(scenario), label: "The plan as it is" },
    true,
  );
  const outcome = await trainer.rankChanges(JSON.stringify(scenario), {
    signal: mine.signal,
    onProgress({ fraction, label, found }) {
      if (stop !== mine) return;
      whatIfs.setState({ fraction, label, ...(found && { changes: ranked([...whatIfs.getState().changes, found]) }) });
    },
  });
  if (stop !== mine) return;
  stop = undefined;
  switch (outcome.status) {
    case "done": {
      const { results, ...aim } = outcome.value;
      whatIfs.setState({ status: "done", fraction: 1, changes: results, aim });
      return;
    }
    case "cancelled":
      whatIfs.setState({ status: "stopped" });
      return;
    case "refused":
      whatIfs.setState({ status: "failed", problems: outcome.problems });
      return;
    case "crashed":
      whatIfs.setState({ status: "failed", problems: [{ path: "", message: outcome.message }] });
  }
}

/** Ends the search; what was found stays. */
export function stopWhatIfs(): void {
  stop?.abort();
}

/** Takes a change into the plan, as one step that can be undone. One that was found for another plan changes nothing. */
export function applyWhatIf(id: string): void {
  const { changes, settings } = whatIfs.getState();
  const found = changes.find((change) => change.id === id);
  if (found === undefined || settings !== settingsDigest(documentStore.getState().scenario)) return;
  const applied = growScenario(lowerFirst(found.title), (scenario) => withChange(scenario, found.change));
  if (!applied.ok) whatIfs.setState({ problems: applied.error });
}

function ranked(changes: readonly RankedChange[]): RankedChange[] {
  return changes.toSorted((a, b) => (a.hours ?? Number.MAX_VALUE) - (b.hours ?? Number.MAX_VALUE));
}

function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
