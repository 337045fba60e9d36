import { digestOf } from "../../../core/scenario/digest";
import type { Scenario } from "../../../core/scenario/schema";
import type { MeshInput } from "../../../engine/client/meshPlanner";
import { meshSliceText } from "../derived";
import { failureTimes } from "../picture/failureTimes";

/** A scenario's mesh as the workers take it, and a key for what follows from it. */
export interface OpenMesh {
  readonly input: MeshInput;
  readonly digest: string;
}

const known = new WeakMap<Scenario, OpenMesh>();

/** The mesh of a scenario; computed once for each. */
export function openMesh(scenario: Scenario): OpenMesh {
  const kept = known.get(scenario);
  if (kept !== undefined) return kept;
  const { text, digest } = meshSliceText(scenario);
  const { node, other, fromMs, toMs } = failureTimes(scenario);
  const failures = scenario.mesh?.failures ?? [];
  const mesh = {
    input: { sliceText: text, failures: { node, other, fromMs, toMs } },
    digest: failures.length === 0 ? digest : `${digest} ${digestOf(failures)}`,
  };
  known.set(scenario, mesh);
  return mesh;
}
