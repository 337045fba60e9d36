import { failure, type Outcome, success } from "../../base/outcome";
import { fromFixed, maskVector, secureSum, secureSumLimit, secureSumOverhead, toFixed } from "../privacy/secureSum";

/** A masked round: the server sees the sum alone. */
export interface SecureRound {
  readonly mean: Float64Array;
  readonly bytesUp: number;
  readonly bytesDown: number;
}

export interface SecureUpdate {
  readonly client: number;
  readonly update: Float64Array;
  /** Share of all members' samples. */
  readonly weight: number;
}

/**
 * The weighted mean of updates through masks in fixed point. `members` agreed on masks; those without an update were lost afterwards. Each
 * sends weight x update and the weight itself, so that the mean is over those that are there. A value beyond what fixed point holds is a problem.
 */
export function secureRound(
  updates: readonly SecureUpdate[],
  members: readonly number[],
  seed: number,
): Outcome<SecureRound> {
  for (const { update, client } of updates) {
    const given = update.find((value) => !(Math.abs(value) < secureSumLimit));
    if (given === undefined) continue;
    const allowed = `values between -${Math.round(secureSumLimit)} and ${Math.round(secureSumLimit)}`;
    return failure([{ path: `client ${client}`, message: "beyond the range of masked sums", given, allowed }]);
  }
  const masked = updates.map(({ client, update, weight }) => {
    const vector = new Float64Array(update.length + 1);
    for (let i = 0; i < update.length; i++) vector[i] = weight * (update[i] as number);
    vector[update.length] = weight;
    return maskVector(toFixed(vector), client, members, seed);
  });
  const present = updates.map(({ client }) => client);
  const sum = fromFixed(secureSum(masked, present, members, seed));
  const weight = sum[sum.length - 1] as number;
  const overhead = secureSumOverhead(members.length);
  return success({
    mean: sum.subarray(0, sum.length - 1).map((value) => value / weight),
    bytesUp: updates.length * 4 * sum.length + members.length * overhead.up,
    bytesDown: members.length * overhead.down,
  });
}
