import { countedText } from "../../core/base/counted";
import { describeProblem } from "../../core/base/outcome";
import { expandedCount } from "../../core/scenario/expand";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { Scenario } from "../../core/scenario/schema";
import { type Command, formatOption } from "../command";
import { exitCodes } from "../io";

/** `orbitweave validate FILE` */
export const validateCommand: Command = {
  name: "validate",
  target: "FILE",
  summary: "Checks a scenario and says everything that is wrong with it.",
  options: [formatOption("table", "json")],
  details: `JSON: { valid, errors: [{ path, message, given?, allowed? }], warnings: [...] }.
The exit code is 2 where the scenario is not valid; warnings do not count.`,
  examples: ["orbitweave validate plan.json", "cat plan.json | orbitweave validate - --format json"],
  async run({ target, options }, io) {
    const text = await io.readText(target);
    const parsed = text.ok ? readScenarioText(text.value) : text;
    const errors = parsed.ok ? [] : parsed.error;
    const warnings = parsed.ok ? parsed.value.warnings : [];
    if (options.get("format") === "json") {
      await io.write(`${JSON.stringify({ valid: parsed.ok, errors, warnings }, undefined, 2)}\n`);
    } else {
      const lines = [
        ...errors.map((problem) => `error: ${describeProblem(problem)}`),
        ...warnings.map((problem) => `warning: ${describeProblem(problem)}`),
        parsed.ok ? `valid: ${describeScenario(parsed.value.scenario)}` : "not valid",
      ];
      await io.write(`${lines.join("\n")}\n`);
    }
    return parsed.ok ? exitCodes.fine : exitCodes.badInput;
  },
};

function describeScenario(scenario: Scenario): string {
  const satellites = countedText(expandedCount(scenario), "satellite");
  const stations = countedText(scenario.stations?.length ?? 0, "station");
  const { start, durationHours } = scenario.window;
  return `${scenario.name}: ${satellites}, ${stations}, ${durationHours} h from ${start}`;
}
