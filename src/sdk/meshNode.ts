import { id, record } from "../core/scenario/fields";
import { zodProblems } from "../core/scenario/zodProblems";
import { instanceProblems } from "./instanceProblems";
import { throwIfAny } from "./orbitweaveError";
import { Position } from "./position";
import { unknownOptions } from "./unknownOptions";

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

  /** @throws OrbitweaveError where the id is not allowed, the position is no Position or an option is unknown */
  constructor(options: MeshNodeOptions) {
    const { nodeId, position } = options;
    const problems = unknownOptions(options, { nodeId: true, position: true });
    const checked = optionsSchema.safeParse({ nodeId });
    if (!checked.success) problems.push(...zodProblems(checked.error, { nodeId }));
    problems.push(...instanceProblems("position", position, Position, "new Position(latDeg, lonDeg, altitudeKm)"));
    throwIfAny(problems);
    this.nodeId = nodeId;
    this.position = position;
  }
}
