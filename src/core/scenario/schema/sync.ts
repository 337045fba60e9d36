import { z } from "../../base/zod";
import { oneOf, quantity, record } from "../fields";

const bySatellite = (meaning: string, unit: string) =>
  z
    .record(z.string(), quantity(meaning, unit, { from: 0 }), { error: "an object of satellite ids and numbers" })
    .describe(`${meaning}, by satellite id.`);

export const syncSchema = record("How contacts are booked", {
  direction: oneOf("Which way data flows", ["down", "up", "both"]),
  minDurationSeconds: quantity("Least length of a booking", "seconds", { from: 0 }).optional(),
  mode: oneOf("Whole contacts, or at most one contiguous part of each (cut, the default)", ["whole", "cut"]).optional(),
  demandsMB: bySatellite("Volume beyond which a satellite's data counts nothing", "MB").optional(),
  priorities: bySatellite("Weight of a satellite's data, default 1", "").optional(),
});

export type SyncRules = z.infer<typeof syncSchema>;
