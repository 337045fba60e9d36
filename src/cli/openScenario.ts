import { describeProblem, type Problem } from "../core/base/outcome";
import { readScenarioText } from "../core/scenario/parseScenario";
import type { Scenario } from "../core/scenario/schema";
import type { Io } from "./io";

/** Reads the scenario that a command works on. Warnings and problems go to the standard error; undefined where it is unusable. */
export async function openScenario(path: string, io: Io): Promise<Scenario | undefined> {
  const text = await io.readText(path);
  const parsed = text.ok ? readScenarioText(text.value) : text;
  if (!parsed.ok) {
    complainOf(parsed.error, io);
    return undefined;
  }
  for (const warning of parsed.value.warnings) io.complain(`warning: ${describeProblem(warning)}`);
  return parsed.value.scenario;
}

/** One line a problem on the standard error. */
export function complainOf(problems: readonly Problem[], io: Io): void {
  for (const problem of problems) io.complain(`error: ${describeProblem(problem)}`);
}
