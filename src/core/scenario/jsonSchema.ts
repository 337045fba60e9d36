import { z } from "../base/zod";
import { scenarioSchema, scenarioSchemaId } from "./schema";

/** JSON Schema (draft 2020-12) of the document, for editors and other programs. It says what a schema can; `parseScenario` checks more. */
export function scenarioJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(scenarioSchema, { target: "draft-2020-12", io: "input" });
  return { $schema, $id: `urn:${scenarioSchemaId.replaceAll("/", ":")}`, title: "Orbitweave scenario", ...rest };
}
