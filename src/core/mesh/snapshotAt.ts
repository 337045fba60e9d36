import type { Sliced } from "../base/progress";
import { acquiredOver } from "./acquisition";
import type { MeshModel } from "./meshModel";
import { MeshObserver, type MeshSnapshot } from "./meshObserver";

/** The mesh at one instant, also outside the window, propagated to it; long only where the rules ask for a time of acquisition. */
export function* snapshotAt(model: MeshModel, instantMs: number): Sliced<MeshSnapshot> {
  const seconds = (instantMs - model.startMs) / 1000;
  const acquired = yield* acquiredOver(model, seconds, seconds);
  return new MeshObserver(model, acquired).at(instantMs);
}
