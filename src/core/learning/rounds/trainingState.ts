import type { Problem } from "../../base/outcome";
import { z } from "../../base/zod";
import type { RoundRecord } from "./roundRecord";
import type { RoundsState } from "./roundWork";
import type { ServerState } from "./serverModel";
import type { SenderState } from "./uplink";

/** A training between two rounds, all of it: numbers, text and arrays, fit for structured cloning. Going on from it gives the bytes of a run that never stopped. */
export interface TrainingState extends RoundsState {
  readonly rounds: readonly RoundRecord[];
  /** Why it goes on no more. */
  readonly failed?: Problem;
  readonly server: ServerState;
  /** Of clients that have sent something through a codec that carries something. */
  readonly senders: readonly SenderState[];
}

const whole = z.int({ error: "a whole number" }).min(0, { error: "0 or more" });
const finite = z.number({ error: "a finite number" });
const label = z.string({ error: "text" });
/** Without noise epsilon is infinite, which zod's number is not. */
const epsilon = z.custom<number>((value) => typeof value === "number" && value >= 0, { error: "a number >= 0" });
const doubles = arrayOf<Float64Array>("Float64Array");
const singles = arrayOf<Float32Array>("Float32Array");

/** Arrays from elsewhere may be of another realm's class: their own name for themselves tells. */
function arrayOf<T extends Float32Array | Float64Array>(name: string) {
  return z.custom<T>(
    (value) => Object.prototype.toString.call(value) === `[object ${name}]` && (value as T).every(Number.isFinite),
    { error: `a ${name} of finite numbers` },
  );
}

const problemSchema = z.strictObject({
  path: label,
  message: label,
  given: z.unknown().optional(),
  allowed: label.optional(),
});

const roundSchema = z.strictObject({
  round: whole,
  endsAt: label.nullable(),
  accuracy: finite,
  loss: finite,
  bytesUp: whole,
  bytesDown: whole,
  participants: whole,
  epsilon: epsilon.optional(),
});

const compressorSchema = z.strictObject({
  calls: whole,
  plain: z.boolean({ error: "true or false" }),
  tensors: z
    .array(
      z.strictObject({
        name: label,
        shape: z.array(whole),
        residual: singles.optional(),
        momentum: singles.optional(),
        factor: doubles.optional(),
      }),
    )
    .optional(),
});

const asyncSchema = z.strictObject({
  flights: z.array(z.strictObject({ client: whole, dispatch: whole, version: whole, base: doubles, endsAt: finite })),
  buffer: z.array(z.strictObject({ client: whole, update: doubles, weight: finite, staleness: whole })),
  dispatches: whole,
  version: whole,
  now: finite,
});

export const trainingStateSchema = z.strictObject({
  rounds: z.array(roundSchema),
  failed: problemSchema.optional(),
  server: z.strictObject({
    model: doubles,
    moments: z.strictObject({ m: doubles, v: doubles, steps: whole }).optional(),
    warnings: z.array(problemSchema),
  }),
  senders: z.array(z.strictObject({ clientId: label, state: compressorSchema })),
  scaffold: z
    .strictObject({ server: doubles, controls: z.array(z.strictObject({ client: whole, control: doubles })) })
    .optional(),
  async: asyncSchema.optional(),
});

/** A run's result, as it is saved. */
export const trainingRunSchema = z.strictObject({
  seed: whole,
  rounds: z.array(roundSchema),
  clients: z.array(z.strictObject({ id: label, samples: whole, accuracy: finite, loss: finite })),
  model: doubles,
  roundsToTarget: whole.nullable(),
  bytesToTarget: whole.nullable(),
  failed: problemSchema.optional(),
  warnings: z.array(problemSchema),
});
