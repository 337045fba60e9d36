import { failure, type Outcome, success } from "../../base/outcome";
import type { CodecSettings } from "../../compression/codecSettings";
import { countOf, type Tensor, tensorsOf } from "../../compression/gradient";
import { UpdateCompressor } from "../../compression/updateCompressor";
import { decodeGradient } from "../../compression/wireFormat";
import type { ParameterTensor } from "../models/layer";

/** What arrives of an update, and what it weighed. */
export interface Received {
  readonly update: Float64Array;
  readonly bytes: number;
}

/** The way of updates to the server: single precision, through the codec, with each client's error feedback over the rounds. */
export class Uplink {
  private readonly compressors = new Map<string, UpdateCompressor>();

  constructor(
    private readonly settings: CodecSettings,
    private readonly tensors: readonly ParameterTensor[],
  ) {}

  /** Sends a client's next update; values that are not finite are a problem. Without a codec four bytes a value are counted. */
  send(client: string, update: Float64Array): Outcome<Received> {
    const single = Float32Array.from(update);
    const bad = single.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) return failure([{ path: client, message: "the update is not finite", given: update[bad] }]);
    if (this.settings.codec === "none") return success({ update: Float64Array.from(single), bytes: 4 * single.length });
    const compressed = this.compressorOf(client).compress(this.named(single));
    if (!compressed.ok) return compressed;
    const decoded = decodeGradient(compressed.value.bytes, { maxElements: single.length });
    if (!decoded.ok) return decoded;
    const received = new Float64Array(single.length);
    let at = 0;
    for (const { data } of tensorsOf(decoded.value.gradient)) {
      received.set(data, at);
      at += data.length;
    }
    return success({ update: received, bytes: compressed.value.encodedBytes });
  }

  private compressorOf(client: string): UpdateCompressor {
    const known = this.compressors.get(client);
    if (known !== undefined) return known;
    const compressor = new UpdateCompressor(this.settings, client);
    this.compressors.set(client, compressor);
    return compressor;
  }

  private named(values: Float32Array): { readonly [name: string]: Tensor } {
    const named: { [name: string]: Tensor } = {};
    let at = 0;
    for (const { name, shape } of this.tensors) {
      const length = countOf(shape);
      named[name] = { shape, data: values.slice(at, at + length) };
      at += length;
    }
    return named;
  }
}
