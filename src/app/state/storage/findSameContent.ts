import type { Scenario } from "../../../core/scenario/schema";
import type { Database } from "./database";
import { scenarioText } from "./historyText";
import { listDocuments } from "./libraryRecords";
import { textRecord } from "./records";

/** Id of a scenario of the library, not a deleted one, whose newest revision holds the same as this one; undefined: there is none. */
export async function findSameContent(database: Database, scenario: Scenario): Promise<string | undefined> {
  const wanted = scenarioText(scenario);
  for (const { id, revision, summary, deletedMs } of await listDocuments(database)) {
    // Texts are long: those of other names need not be read.
    if (deletedMs !== undefined || summary.name !== scenario.name) continue;
    const found = textRecord.safeParse(await database.get("texts", [id, revision]));
    if (found.success && found.data.text === wanted) return id;
  }
  return undefined;
}
