import { failure, type Outcome, success } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import type { ClientUpdateRecord, TrainingInput } from "../rounds/roundWork";
import type { PreparedMission } from "./missionTraining";
import { trainMission } from "./trainMission";

/**
 * Every client's update that is sent in one round in mission time, in order of time, computed again from the start: the same bytes as in the run. What
 * is sent need not have been counted in that round. A round that is not reached is a problem.
 */
export function* missionUpdates(
  { network, settings }: Pick<PreparedMission, "network" | "settings">,
  input: TrainingInput,
  round: number,
): Sliced<Outcome<readonly ClientUpdateRecord[]>> {
  const updates: ClientUpdateRecord[] = [];
  const observe = (update: ClientUpdateRecord): void => {
    if (update.round === round) updates.push(update);
  };
  const work = trainMission(input, network, settings, { observe });
  for (;;) {
    const step = work.next();
    if (step.done) {
      const { rounds, ended } = step.value;
      const allowed = rounds.length === 0 ? "none" : `1 to ${rounds.length}`;
      return failure([{ path: "round", message: `the training ends before: ${ended}`, given: round, allowed }]);
    }
    const { fraction, label, partial } = step.value;
    if (partial?.record.round === round) return success(updates);
    yield { fraction, label };
  }
}
