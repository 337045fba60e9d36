import { limits } from "../../../core/scenario/limits";
import type { Scenario } from "../../../core/scenario/schema";
import { clock } from "../../state/clockStore";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { editScenario, growScenario } from "../../state/editScenario";
import type { Target } from "../../state/picture/failureTimes";
import { failFrom, restoreFrom } from "./failureEdits";
import { haveFailed, planeOf, targetName } from "./failureTargets";

/** A target, or all satellites of its plane, with what an undo step calls them. */
export interface Affected {
  readonly name: string;
  readonly targets: readonly Target[];
}

export type Extent = "itself" | "plane";

/** Undefined: the target is in no plane. */
export function affectedBy(target: Target, extent: Extent): Affected | undefined {
  const scenario = scenarioNow();
  if (extent === "itself") return { name: targetName(scenario, target), targets: [target] };
  return target.kind === "satellite" ? planeOf(scenario, target.id) : undefined;
}

/** Lets it fail from now on, for good or for some minutes. */
export function fail({ name, targets }: Affected, minutes = Number.POSITIVE_INFINITY): void {
  const fromMs = nowSecondMs();
  const change = (scenario: Scenario): Scenario => failFrom(scenario, targets, fromMs, fromMs + minutes * 60_000);
  const count = change(scenarioNow()).mesh?.failures?.length ?? 0;
  const outcome =
    count > limits.failures
      ? tooMany(count)
      : growScenario(Number.isFinite(minutes) ? `fail ${name} for ${minutes} min` : `fail ${name}`, change);
  if (outcome.ok) return;
  const title = `${name} cannot be made to fail`;
  dialogStore
    .getState()
    .show({ kind: "problems", title, note: "The scenario stays as it was.", problems: outcome.error });
}

/** Ends its failures that hold now. */
export function restore({ name, targets }: Affected): void {
  const atMs = nowSecondMs();
  editScenario(`restore ${name}`, (scenario) => restoreFrom(scenario, targets, atMs));
}

export function hasFailedNow({ targets }: Affected): boolean {
  return haveFailed(scenarioNow(), targets, clock.getState().nowMs);
}

function tooMany(count: number) {
  const allowed = `at most ${limits.failures.toLocaleString("en-US")}`;
  return {
    ok: false as const,
    error: [{ path: "mesh.failures", message: "too many failures", given: count, allowed }],
  };
}

/** The last whole second: what fails now has failed at the instant that is shown. */
function nowSecondMs(): number {
  return Math.floor(clock.getState().nowMs / 1000) * 1000;
}

function scenarioNow(): Scenario {
  return documentStore.getState().scenario;
}
