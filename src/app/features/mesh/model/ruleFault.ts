import { meshSchema } from "../../../../core/scenario/schema/mesh";
import type { RuleName } from "./meshRules";

/** What is wrong with a value of a rule, in words. */
export function ruleFault(name: RuleName, value: unknown): string | undefined {
  const checked = meshSchema.safeParse({ topology: "none", [name]: value });
  return checked.success ? undefined : `must be ${checked.error.issues[0]?.message ?? "another value"}`;
}
