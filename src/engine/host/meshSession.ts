import { type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { type LinkSpans, linkSpans } from "../../core/mesh/linkSpans";
import { type MeshFailure, type MeshModel, meshModel, withFailures } from "../../core/mesh/meshModel";
import { tileSeconds } from "../../core/orbit/ephemerisTile";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { FailureColumns, MeshInput } from "../protocol/meshJobs";

/** Stretches of time that are kept of each mesh. */
const keptStretches = 3;
/** Whatever the last few meshes were: the app edits one, and undoes. */
const keptSessions = 3;
const tileMs = tileSeconds * 1000;

/** One mesh without failures, and what is known of its links over time. */
export class MeshSession {
  readonly model: MeshModel;
  private readonly stretches = new Map<number, Stretch>();
  private failing: { readonly key: string; readonly model: MeshModel } | undefined;

  constructor(model: MeshModel) {
    this.model = model;
  }

  /** The mesh with failures, the same object for the same ones in a row; undefined: they name a node that is not there. */
  withFailures(columns: FailureColumns): MeshModel | undefined {
    const { node, other, fromMs, toMs } = columns;
    const key = [node, other, fromMs, toMs].join(" ");
    if (this.failing?.key === key) return this.failing.model;
    const failures: MeshFailure[] = [];
    for (let i = 0; i < node.length; i++) {
      const first = this.nodeOf(node[i] as number);
      const second = other[i] === -1 ? -1 : this.nodeOf(other[i] as number);
      if (first === undefined || second === undefined) return undefined;
      failures.push({ node: first, other: second, fromMs: fromMs[i] as number, toMs: toMs[i] as number });
    }
    this.failing = { key, model: withFailures(this.model, failures) };
    return this.failing.model;
  }

  /** A node of the model by its number in the protocol. */
  nodeOf(number: number): number | undefined {
    const { satelliteNode, stationNode } = this.model.nodes;
    return number < satelliteNode.length ? satelliteNode[number] : stationNode[number - satelliteNode.length];
  }

  /** The number in the protocol of a node of the model. */
  numberOf(node: number): number {
    const { satelliteOf, stationOf, satelliteNode } = this.model.nodes;
    const satellite = satelliteOf[node] as number;
    return satellite >= 0 ? satellite : satelliteNode.length + (stationOf[node] as number);
  }

  /** When links come and go about an instant, where that has been found. */
  knownSpans(instantMs: number): LinkSpans | undefined {
    return this.stretches.get(this.stretchOf(instantMs))?.spans;
  }

  /** Finds when links come and go from an instant on for at least two hours of the window; a search that was left is gone on with. */
  *findSpans(instantMs: number): Sliced<LinkSpans> {
    const index = this.stretchOf(instantMs);
    const { startMs, durationSeconds } = this.model;
    const endMs = startMs + durationSeconds * 1000;
    const fromMs = startMs + index * tileMs;
    const stretch = this.stretches.get(index) ?? {
      search: linkSpans(this.model, fromMs, Math.min(endMs, fromMs + 2 * tileMs)),
    };
    this.stretches.delete(index);
    this.stretches.set(index, stretch);
    for (const oldest of this.stretches.keys()) {
      if (this.stretches.size <= keptStretches) break;
      this.stretches.delete(oldest);
    }
    while (stretch.spans === undefined) {
      const step = stretch.search.next();
      if (step.done) stretch.spans = step.value;
      else yield step.value;
    }
    return stretch.spans;
  }

  private stretchOf(instantMs: number): number {
    const { startMs, durationSeconds } = this.model;
    const last = Math.max(0, Math.ceil(durationSeconds / tileSeconds) - 1);
    return Math.min(last, Math.max(0, Math.floor((instantMs - startMs) / tileMs)));
  }
}

interface Stretch {
  readonly search: Sliced<LinkSpans>;
  spans?: LinkSpans;
}

/** Reads meshes, and keeps the last few by their text. */
export function createMeshReader(): (input: Pick<MeshInput, "sliceText">) => Outcome<MeshSession> {
  const kept = new Map<string, MeshSession>();
  return ({ sliceText }) => {
    const known = kept.get(sliceText);
    const read = known ? success(known) : readSession(sliceText);
    if (!read.ok) return read;
    kept.delete(sliceText);
    kept.set(sliceText, read.value);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptSessions) break;
      kept.delete(oldest);
    }
    return read;
  };
}

function readSession(sliceText: string): Outcome<MeshSession> {
  const parsed = readScenarioText(sliceText);
  return parsed.ok ? success(new MeshSession(meshModel(parsed.value.scenario))) : parsed;
}
