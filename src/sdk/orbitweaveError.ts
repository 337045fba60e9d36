import { describeProblem, type Outcome, type Problem } from "../core/base/outcome";

/** Thrown by the SDK where an argument is wrong. `problems` says where and what is allowed; the message says it in words. */
export class OrbitweaveError extends Error {
  override readonly name = "OrbitweaveError";

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
  }
}

/** Throws what is wrong, where anything is. */
export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new OrbitweaveError(problems);
}

/** The value of an outcome; throws what is wrong where there is none. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new OrbitweaveError(outcome.error);
}
