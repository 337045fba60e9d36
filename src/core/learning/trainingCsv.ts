import { csvFormatRow } from "d3-dsv";
import type { RoundRecord } from "./rounds/roundRecord";
import type { TrainingRecord } from "./trainingRecord";

const columns: readonly (readonly [header: string, field: keyof RoundRecord])[] = [
  ["round", "round"],
  ["ends_at_utc", "endsAt"],
  ["accuracy", "accuracy"],
  ["loss_nats", "loss"],
  ["up_bytes", "bytesUp"],
  ["down_bytes", "bytesDown"],
  ["participants", "participants"],
  ["epsilon", "epsilon"],
];

/** The rounds of all seeds as CSV (RFC 4180), a header first; one piece of text a row. */
export function* trainingCsv(record: TrainingRecord): Generator<string, void> {
  yield `${csvFormatRow(["seed", ...columns.map(([header]) => header)])}\r\n`;
  for (const { seed, rounds } of [record, ...record.otherSeeds]) {
    for (const round of rounds) {
      yield `${csvFormatRow([String(seed), ...columns.map(([, field]) => String(round[field] ?? ""))])}\r\n`;
    }
  }
}
