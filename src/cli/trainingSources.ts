import { type Outcome, success } from "../core/base/outcome";
import { type DataSources, needsDigits } from "../core/learning/data/dataMaker";
import type { Scenario } from "../core/scenario/schema";
import type { Io } from "./io";

/** What a plan trains on and does not hold itself; read only where it is wanted. */
export async function trainingSources(scenario: Scenario, io: Io): Promise<Outcome<DataSources>> {
  if (!needsDigits(scenario) || io.readDigits === undefined) return success({});
  const digits = await io.readDigits();
  return digits.ok ? success({ digits: digits.value }) : digits;
}
