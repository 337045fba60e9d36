import type { ClientUpdateRecord } from "../../core/learning/rounds/roundWork";
import type { ClientUpdate } from "../protocol/learningJobs";

/** Updates of a round with what the codec made of them, in single precision as they are sent. */
export function clientUpdates(records: readonly ClientUpdateRecord[]): ClientUpdate[] {
  return records.map(({ clientId, update, received, bytes, isLost }) => {
    const norm = lengthOf(update);
    const error = lengthOf(update.map((value, i) => value - (received[i] as number)));
    return {
      clientId,
      values: Float32Array.from(update),
      encodedBytes: bytes,
      originalBytes: 4 * update.length,
      norm,
      relativeError: norm === 0 ? 0 : error / norm,
      isLost,
    };
  });
}

function lengthOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
