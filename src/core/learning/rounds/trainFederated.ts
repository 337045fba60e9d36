import type { Sliced } from "../../base/progress";
import { FederatedTraining } from "./federatedTraining";
import type { RoundRecord, TrainingRun } from "./roundRecord";
import type { TrainingInput } from "./roundWork";

/** A whole training in one go, for those who save nothing in between. */
export function trainFederated(input: TrainingInput): Sliced<TrainingRun, RoundRecord> {
  return new FederatedTraining(input).run();
}
