import { failure, type Outcome, success } from "../../base/outcome";
import { type Sliced, withoutPartials } from "../../base/progress";
import { FederatedTraining } from "./federatedTraining";
import type { ClientUpdateRecord, TrainingInput } from "./roundWork";
import type { TrainingState } from "./trainingState";

/**
 * Every client's update of one round, in the order in which they are sent, computed again: from `from`, where that is a state before the round, else from the
 * start. The same bytes as in the run. A round in which the training fails gives the updates up to there; one that is not reached is a problem.
 */
export function* roundUpdates(
  input: TrainingInput,
  round: number,
  from?: TrainingState,
): Sliced<Outcome<readonly ClientUpdateRecord[]>> {
  const { rounds } = input.settings;
  const path = "round";
  if (!(Number.isInteger(round) && round >= 1 && round <= rounds)) {
    return failure([{ path, message: "no such round", given: round, allowed: `1 to ${rounds}` }]);
  }
  const updates: ClientUpdateRecord[] = [];
  const observe = (update: ClientUpdateRecord) => {
    if (update.round === round) updates.push(update);
  };
  const shortened = { ...input, settings: { ...input.settings, rounds: round } };
  const isBefore = from !== undefined && from.failed === undefined && from.rounds.length < round;
  const training = isBefore
    ? FederatedTraining.resume(shortened, from, { observe })
    : success(new FederatedTraining(shortened, { observe }));
  if (!training.ok) return training;
  const { failed, rounds: done } = yield* withoutPartials(training.value.run());
  if (failed === undefined || updates.length > 0) return success(updates);
  return failure([
    { path, message: `the training ends before: ${failed.message}`, given: round, allowed: `1 to ${done.length}` },
  ]);
}
