import { type Outcome, success } from "../base/outcome";
import type { CodecName } from "./codecNames";
import type { CodecSettings } from "./codecSettings";
import { distortionOf } from "./distortion";
import type { Gradient } from "./gradient";
import { type CompressedUpdate, UpdateCompressor } from "./updateCompressor";
import { decodeGradient } from "./wireFormat";

/** What one codec makes of one gradient: the record of `orbitweave compress`. */
export interface CodecRecord {
  readonly codec: CodecName;
  readonly elements: number;
  readonly originalBytes: number;
  readonly encodedBytes: number;
  readonly compressionRatio: number;
  /** |x - y| / |x|. */
  readonly relativeError: number;
}

/** Compresses a gradient once, as a first call without a client's name, and says what that cost. */
export function compressOnce(
  gradient: Gradient,
  settings: CodecSettings,
): Outcome<{ readonly update: CompressedUpdate; readonly record: CodecRecord }> {
  // A single call has no warm-up.
  const update = new UpdateCompressor({ ...settings, warmUpCalls: 0 }, "").compress(gradient);
  if (!update.ok) return update;
  const decoded = decodeGradient(update.value.bytes, { maxElements: Number.MAX_SAFE_INTEGER });
  if (!decoded.ok) return decoded;
  const { elements, originalBytes, encodedBytes, compressionRatio } = update.value;
  const { relativeError } = distortionOf(gradient, decoded.value.gradient);
  const { codec } = settings;
  return success({
    update: update.value,
    record: { codec, elements, originalBytes, encodedBytes, compressionRatio, relativeError },
  });
}
