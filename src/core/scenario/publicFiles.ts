import { examples } from "./examples";
import { scenarioJsonSchema } from "./jsonSchema";

/** Files of `public/` that follow from the sources: the document's JSON Schema and the examples. Paths are relative to `public/`. */
export function publicFiles(): { readonly path: string; readonly text: string }[] {
  return [
    { path: "scenario.schema.json", text: `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n` },
    ...examples.map(({ id, scenario }) => ({
      path: `examples/${id}.json`,
      text: `${JSON.stringify(scenario, null, 2)}\n`,
    })),
  ];
}
