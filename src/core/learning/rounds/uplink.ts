import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { CodecSettings } from "../../compression/codecSettings";
import { countOf, type Gradient, type Tensor, tensorsOf } from "../../compression/gradient";
import { type CompressorState, UpdateCompressor } from "../../compression/updateCompressor";
import { decodeGradient } from "../../compression/wireFormat";
import type { ParameterTensor } from "../models/layer";

/** Of IEEE single precision. */
const greatestSingle = 3.4028234663852886e38;

/** What arrives of an update, and what it weighed. */
export interface Received {
  readonly update: Float64Array;
  /** The message as it is sent; without a codec four bytes a value, the lowest first. */
  readonly message: Uint8Array;
  readonly bytes: number;
}

/** What one client's codec carries from round to round. */
export interface SenderState {
  readonly clientId: string;
  readonly state: CompressorState;
}

/** The way of updates to the server: single precision, through the codec, with each client's error feedback over the rounds. */
export class Uplink {
  private readonly states: Map<string, CompressorState>;

  constructor(
    private readonly settings: CodecSettings,
    private readonly tensors: readonly ParameterTensor[],
    from: readonly SenderState[] = [],
  ) {
    this.states = new Map(from.map(({ clientId, state }) => [clientId, state]));
  }

  /** What is carried so far. Its arrays are never changed again, and may be shared. */
  carried(): readonly SenderState[] {
    return Array.from(this.states, ([clientId, state]) => ({ clientId, state }));
  }

  /** Sends a client's next update; values that are not finite are a problem. Without a codec four bytes a value are counted. */
  send(client: string, update: Float64Array): Outcome<Received> {
    const single = Float32Array.from(update);
    const bad = single.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) return failure([unsendable(client, update[bad] as number)]);
    if (this.settings.codec === "none") {
      const message = new Uint8Array(single.buffer);
      return success({ update: Float64Array.from(single), message, bytes: message.length });
    }
    const compressor = new UpdateCompressor(this.settings, client);
    const known = this.states.get(client);
    const restored = known === undefined ? success(undefined) : compressor.restore(known);
    if (!restored.ok) return restored;
    const compressed = compressor.compress(asGradient(single, this.tensors));
    if (!compressed.ok) return compressed;
    this.states.set(client, compressor.state());
    const decoded = decodeGradient(compressed.value.bytes, { maxElements: single.length });
    if (!decoded.ok) return decoded;
    const received = new Float64Array(single.length);
    let at = 0;
    for (const { data } of tensorsOf(decoded.value.gradient)) {
      received.set(data, at);
      at += data.length;
    }
    const { bytes: message, encodedBytes } = compressed.value;
    return success({ update: received, message, bytes: encodedBytes });
  }
}

/** Values of all parameters as the tensors that they are, by name. */
function asGradient(values: Float32Array, tensors: readonly ParameterTensor[]): Gradient {
  const named: { [name: string]: Tensor } = {};
  let at = 0;
  for (const { name, shape } of tensors) {
    const length = countOf(shape);
    named[name] = { shape, data: values.slice(at, at + length) };
    at += length;
  }
  return named;
}

/** Updates travel in single precision, which ends long before the numbers that they are computed in. */
function unsendable(client: string, given: number): Problem {
  if (!Number.isFinite(given)) return { path: client, message: "the update is not finite", given };
  const allowed = `magnitudes up to ${greatestSingle.toPrecision(4)}: a smaller learning rate, say`;
  return { path: client, message: "the update is beyond single precision", given, allowed };
}
