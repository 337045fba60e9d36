import { failure, type Outcome, success } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import type { ClientUpdateRecord } from "../rounds/roundWork";
import type { PreparedMission } from "./missionTraining";
import { trainMission } from "./trainMission";

/**
 * Every client's update that is sent in one round of a seed in mission time, in order of time, computed again from the start: the same bytes as in the run. What
 * is sent need not have been counted in that round. A round that is not reached is a problem.
 */
export function* missionUpdates(
  { training, network, settings }: PreparedMission,
  seed: number,
  round: number,
): Sliced<Outcome<readonly ClientUpdateRecord[]>> {
  const chosen = training.seeds.find((each) => each.seed === seed);
  if (chosen === undefined) {
    const allowed = training.seeds.map((each) => each.seed).join(", ");
    return failure([{ path: "seed", message: "no such seed", given: seed, allowed }]);
  }
  const input = chosen.prepare();
  if (!input.ok) return input;
  const updates: ClientUpdateRecord[] = [];
  const observe = (update: ClientUpdateRecord): void => {
    if (update.round === round) updates.push(update);
  };
  const work = trainMission(input.value, network, settings, { observe });
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
