import type { z } from "../../base/zod";
import { count, list, quantity, record, text } from "../fields";

/** Points of a kept curve; a longer training is thinned to them. */
export const curvePoints = 64;

/** Of `details`. */
export const mostDetails = 48;
export const detailLength = 120;

const share = { from: 0, to: 1 };
const round = { from: 1, to: 100_000 };

function column(meaning: string, unit: string, bounds: { readonly from: number; readonly to?: number }) {
  return list("values", quantity(meaning, unit, bounds), { atLeast: 1, atMost: curvePoints }).describe(`${meaning}.`);
}

const curveSchema = record("The course of a training: lists of one length, the last round at the end", {
  rounds: list("rounds", count("A round", round), { atLeast: 1, atMost: curvePoints }),
  accuracy: column("Accuracy after a round", "", share),
  loss: column("Loss after a round", "nats", { from: 0 }),
  megabytes: column("Sent both ways by then", "MB", { from: 0 }),
  hours: column("When the round ended, from the window's start", "hours", { from: 0 }).optional(),
}).refine(
  ({ rounds, ...columns }) => Object.values(columns).every((values) => !values || values.length === rounds.length),
  { error: "lists of one length" },
);

/** A training that was run, in short: what remains of it in the plan. Figures are the first seed's where nothing else is said. */
export const trainingRunSchema = record("A training that was run, in short", {
  name: text("Name", 120),
  details: list("settings", text("A setting with its value", detailLength), { atMost: mostDetails })
    .describe("Settings that the name leaves out, in words: those that differ tell runs of one name apart.")
    .optional(),
  settings: text("Digest of the settings and satellites", 16, 16),
  print: text("CRC-32 of the final parameters, hexadecimal: the same settings give the same", 8, 8),
  rounds: count("Rounds that were run", round),
  seeds: count("Seeds that were run", { from: 1, to: 32 }),
  finalAccuracy: quantity("Accuracy after the last round", "", share),
  finalLoss: quantity("Loss after the last round", "nats", { from: 0 }),
  leastAccuracy: quantity("Least accuracy of all seeds in the last round", "", share).optional(),
  greatestAccuracy: quantity("Greatest accuracy of all seeds in the last round", "", share).optional(),
  worstTenth: quantity("Mean accuracy of the tenth of clients that have the least", "", share).optional(),
  bytesUp: count("Bytes that clients sent", { from: 0 }),
  bytesDown: count("Bytes that clients got", { from: 0 }),
  targetAccuracy: quantity("Accuracy that was aimed at", "", share).optional(),
  roundsToTarget: count("First round that reached the target", round).optional(),
  bytesToTarget: count("Bytes both ways by then", { from: 0 }).optional(),
  hoursToTarget: quantity("Mission time by then, from the window's start", "hours", { from: 0 }).optional(),
  epsilon: quantity("Privacy spent", "", { from: 0 }).optional(),
  curve: curveSchema,
});

export type RunSummary = z.infer<typeof trainingRunSchema>;
