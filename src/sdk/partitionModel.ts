import type { Problem } from "../core/base/outcome";
import { parseScenario } from "../core/scenario/parseScenario";
import { type Scenario, scenarioSchemaId } from "../core/scenario/schema";
import { OrbitweaveError } from "./orbitweaveError";

export interface LayerOptions {
  readonly name: string;
  readonly paramsMB: number;
  /** Floating point operations of one forward pass of one sample. */
  readonly flops: number;
  /** Size of the output, default 0. */
  readonly activationMB?: number;
  /** Memory besides the parameters (KV cache, working memory), default 0. */
  readonly stateMB?: number;
}

export interface ModelProfileOptions {
  readonly name?: string;
  /** Default: the first layer's activationMB. */
  readonly inputMB?: number;
  readonly layers: readonly LayerOptions[];
}

/** A model as a sequence of layers, in the order in which they run. */
export class ModelProfile {
  /** @throws OrbitweaveError where a layer is wrong or two have one name */
  constructor(readonly options: ModelProfileOptions) {
    checkPlan({ model: options }, (path) => path.replace(/^model\.?/, ""));
  }
}

export const NodeType = { Satellite: "satellite", Ground: "ground" } as const;
export type NodeType = (typeof NodeType)[keyof typeof NodeType];

export interface NodeConfigOptions {
  readonly nodeId: string;
  readonly nodeType: NodeType;
  readonly memoryGB: number;
  readonly computeTflops: number;
  /** Achieved share of computeTflops, default 1. */
  readonly efficiency?: number;
  /** Power while it computes or sends, which the objective energy needs. */
  readonly watts?: number;
}

/** A computer that may run layers. */
export class NodeConfig {
  /** @throws OrbitweaveError where a number or the id is wrong */
  constructor(readonly options: NodeConfigOptions) {
    checkPlan({ nodes: [this.document] }, nodePath);
  }

  /** The node as it stands in a scenario. */
  get document() {
    const { nodeId, nodeType, ...rest } = this.options;
    return { id: nodeId, type: nodeType, ...rest };
  }
}

function nodePath(path: string): string {
  return path
    .replace(/^nodes\[0\]\.?/, "")
    .replace(/^id$/, "nodeId")
    .replace(/^type$/, "nodeType");
}

/**
 * A checked scenario of these parts alone.
 * @throws OrbitweaveError with problems whose paths `rename` puts into the SDK's names
 */
export function checkPlan(parts: object, rename: (path: string) => string): Scenario {
  const window = { start: "2000-01-01T00:00:00Z", durationHours: 1 };
  const parsed = parseScenario({ schema: scenarioSchemaId, name: "partition", window, ...parts });
  if (parsed.ok) return parsed.value.scenario;
  throw new OrbitweaveError(parsed.error.map((problem): Problem => ({ ...problem, path: rename(problem.path) })));
}
