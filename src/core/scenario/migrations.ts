import { failure, type Outcome, success } from "../base/outcome";
import { scenarioSchemaId } from "./schema";

type PlainObject = Readonly<Record<string, unknown>>;

/** Turns a document of version `from` into one of version `from + 1`; `migrate` need not touch `schema`. */
interface Migration {
  readonly from: number;
  readonly migrate: (document: PlainObject) => PlainObject;
}

const schemaForm = /^orbitweave\/scenario\/([1-9]\d{0,5})$/;
const currentVersion = Number(schemaForm.exec(scenarioSchemaId)?.[1]);

/** One for each version before the current one, in order. Version 1 is the first, so there are none. */
const migrations: readonly Migration[] = [];

/** Brings a document of an older version to the current one, step by step; the checks come after. Newer and foreign ones are refused. */
export function migrateToCurrent(input: unknown, steps = migrations, current = currentVersion): Outcome<PlainObject> {
  const allowed = `orbitweave/scenario/${current}`;
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const given = Array.isArray(input) ? "a list" : input;
    return failure([{ path: "", message: "not a scenario", given, allowed: `an object with "schema": "${allowed}"` }]);
  }
  const given = Object.hasOwn(input, "schema") ? (input as PlainObject).schema : undefined;
  if (given === undefined) return failure([{ path: "schema", message: "missing", allowed }]);
  const match = typeof given === "string" ? schemaForm.exec(given) : null;
  if (!match) return failure([{ path: "schema", message: "not a scenario of Orbitweave", given, allowed }]);
  const version = Number(match[1]);
  if (version > current) {
    return failure([
      { path: "schema", message: "made by a newer Orbitweave", given, allowed: `${allowed} or earlier` },
    ]);
  }
  let document = input as PlainObject;
  for (let from = version; from < current; from++) {
    const step = steps.find((candidate) => candidate.from === from);
    if (!step) return failure([{ path: "schema", message: "version can no longer be read", given, allowed }]);
    document = { ...step.migrate(document), schema: `orbitweave/scenario/${from + 1}` };
  }
  return success(document);
}
