import { id, record } from "../core/scenario/fields";
import { zodProblems } from "../core/scenario/zodProblems";
import { OrbitweaveError } from "./orbitweaveError";
import type { Position } from "./position";

export interface MeshNodeOptions {
  /** 1 to 64 of letters, digits and `._:-`. */
  readonly nodeId: string;
  readonly position: Position;
}

const optionsSchema = record("A node of a mesh", { nodeId: id("Id") });

/** A satellite as a node of a `SpaceMesh`, at a place that turns with the Earth. */
export class MeshNode {
  readonly nodeId: string;
  readonly position: Position;

  /** @throws OrbitweaveError where the id is not allowed */
  constructor({ nodeId, position }: MeshNodeOptions) {
    const checked = optionsSchema.safeParse({ nodeId });
    if (!checked.success) throw new OrbitweaveError(zodProblems(checked.error, { nodeId }));
    this.nodeId = nodeId;
    this.position = position;
  }
}
