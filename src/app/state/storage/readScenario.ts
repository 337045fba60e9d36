import { failure, type Outcome, success } from "../../../core/base/outcome";
import { type ParsedScenario, readScenarioText } from "../../../core/scenario/parseScenario";
import { planner } from "../planner";

/** Characters that are checked within a frame. Longer texts go to a worker. */
const checkedHere = 30_000;

/** Checks the JSON text of a scenario without holding the page up. */
export async function readScenario(text: string): Promise<Outcome<ParsedScenario>> {
  if (text.length <= checkedHere) return readScenarioText(text);
  const outcome = await planner.openFile("scenario.json", new TextEncoder().encode(text));
  if (outcome.status === "refused") return failure(outcome.problems);
  if (outcome.status === "done" && outcome.value.kind === "scenario") {
    const { scenario, warnings } = outcome.value;
    return success({ scenario, warnings });
  }
  // Workers that do not start are no fault of the text.
  return readScenarioText(text);
}
