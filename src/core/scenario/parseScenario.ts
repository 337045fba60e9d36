import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { idProblems } from "./checkIds";
import { orbitProblems } from "./checkOrbits";
import { gridWarnings, placeProblems } from "./checkPlaces";
import { referenceProblems } from "./checkReferences";
import { syncWarnings } from "./checkSync";
import { expandedCount } from "./expand";
import { limits } from "./limits";
import { migrateToCurrent } from "./migrations";
import { plainDataProblems } from "./plainData";
import { readJson } from "./readJson";
import { type Scenario, scenarioSchema } from "./schema";
import { zodProblems } from "./zodProblems";

/** A checked document. Warnings tell what will most likely not be as meant; it can be computed all the same. */
export interface ParsedScenario {
  readonly scenario: Scenario;
  readonly warnings: readonly Problem[];
}

/** A document with thousands of faults has one cause; more than this helps nobody. */
const maxProblems = 100;

/**
 * Checks foreign data and brings it to the current version. What comes out can be computed: every id resolves, every orbit's elements are
 * readable, all limits hold. Problems carry the path, the value given and what is allowed, at most 100 of them.
 */
export function parseScenario(input: unknown): Outcome<ParsedScenario> {
  const unsafe = plainDataProblems(input);
  if (unsafe.length > 0) return failure(unsafe);
  const document = migrateToCurrent(input);
  if (!document.ok) return document;
  const shaped = scenarioSchema.safeParse(document.value);
  if (!shaped.success) return refuse(zodProblems(shaped.error, document.value));

  const scenario = shaped.data;
  const count = expandedCount(scenario);
  if (count > limits.satellites) {
    const given = count;
    const allowed = `at most ${limits.satellites.toLocaleString("en-US")}, those of constellations included`;
    return failure([{ path: "satellites", message: "too many satellites", given, allowed }]);
  }
  const { errors, warnings } = orbitProblems(scenario);
  const problems = [...placeProblems(scenario), ...idProblems(scenario), ...errors, ...referenceProblems(scenario)];
  return problems.length > 0
    ? refuse(problems)
    : success({ scenario, warnings: [...warnings, ...gridWarnings(scenario), ...syncWarnings(scenario)] });
}

/** Reads the JSON text of a document, at most 2 MB of UTF-8, and checks it as `parseScenario` does. */
export function readScenarioText(text: string): Outcome<ParsedScenario> {
  const data = readJson(text, limits.documentBytes);
  return data.ok ? parseScenario(data.value) : data;
}

function refuse(problems: readonly Problem[]): Outcome<ParsedScenario> {
  if (problems.length <= maxProblems) return failure(problems);
  const more: Problem = { path: "", message: `and ${problems.length - maxProblems} more problems` };
  return failure([...problems.slice(0, maxProblems), more]);
}
