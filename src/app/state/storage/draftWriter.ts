import type { OpenDocument } from "../documentStore";
import type { Connection } from "./connection";
import { writeDraft } from "./drafts";
import { scenarioText } from "./historyText";
import { summaryOf } from "./summaryOf";

export interface DraftWriter {
  /** Writes the draft of a document that was made from revision `base`; one that is not urgent only if drafts took little time so far. */
  write(document: OpenDocument, base: number, isUrgent: boolean): void;
}

/** Writes drafts over whatever connection there is, in at most this share of the time; where there is none, there is nothing to write to. */
export function createDraftWriter(connection: Connection, tabId: string, timeShare: number): DraftWriter {
  let nextMs = 0;
  return {
    write({ id, source, scenario }, base, isUrgent) {
      const startMs = performance.now();
      const { database } = connection;
      if (database === undefined || (!isUrgent && startMs < nextMs)) return;
      const record = {
        documentId: id,
        tabId,
        base,
        source,
        summary: summaryOf(scenario),
        savedMs: Date.now(),
        text: scenarioText(scenario),
      };
      try {
        // What cannot be written here cannot be saved either, and is told of then.
        void writeDraft(database, record).catch(() => undefined);
      } catch (error) {
        connection.report(error);
      }
      const endMs = performance.now();
      nextMs = endMs + (endMs - startMs) / timeShare;
    },
  };
}
