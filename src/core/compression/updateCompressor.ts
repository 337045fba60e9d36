import { failure, type Outcome, type Problem, success } from "../base/outcome";
import type { CodecSettings } from "./codecSettings";
import { DrawStream } from "./drawStream";
import { firstNonFinite } from "./finiteValues";
import { countOf, formProblem, type Gradient, gradientOf, isPlain, type NamedTensor, tensorsOf } from "./gradient";
import { decodeGradient, encodeGradient, type WarmStarts } from "./wireFormat";

/** One call's message, with real bytes: the header counts. */
export interface CompressedUpdate {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly elements: number;
  /** Four bytes a value. */
  readonly originalBytes: number;
  readonly encodedBytes: number;
  /** originalBytes / encodedBytes. */
  readonly compressionRatio: number;
}

/** What one tensor carries from call to call. */
export interface TensorState {
  readonly name: string;
  readonly shape: readonly number[];
  /** What calls have left out so far; with `dgc` its accumulated gradient. */
  readonly residual?: Float32Array;
  /** `dgc`'s momentum. */
  readonly momentum?: Float32Array;
  /** `power-sgd`'s right factor. */
  readonly factor?: Float64Array;
}

/** All that a compressor carries from call to call: numbers and arrays, fit for structured cloning. */
export interface CompressorState {
  /** Calls so far; each draws from a stream of its own. */
  readonly calls: number;
  /** Whether gradients are one array without a name. */
  readonly plain: boolean;
  /** Undefined before the first call. */
  readonly tensors: readonly TensorState[] | undefined;
}

const fresh: CompressorState = { calls: 0, plain: true, tensors: undefined };

/**
 * Compresses one client's gradients call by call. With error feedback (Seide et al. 2014; Karimireddy et al. 2019) p = g + e is sent as c = C(p) and
 * e' = p - decode(c) stays, so that all that was sent and the last e add up to all gradients. `dgc` (Lin et al. 2018) does the same to the momentum
 * u = m u + g, keeps back v = v + u, clears both where something was sent, and begins at a low sparsity.
 */
export class UpdateCompressor {
  private carried: CompressorState = fresh;

  /** `name` tells the client's random draws from those of others. */
  constructor(
    readonly settings: CodecSettings,
    readonly name: string,
  ) {}

  /** Compresses the next gradient. Where that is not possible nothing changes. */
  compress(gradient: Gradient): Outcome<CompressedUpdate> {
    const { calls } = this.carried;
    const unfit = this.problemsOf(gradient);
    if (unfit.length > 0) return failure(unfit);
    const prepared = this.prepare(gradient);
    const warm: WarmStarts = new Map();
    for (const { name, factor } of this.carried.tensors ?? []) if (factor !== undefined) warm.set(name, factor);
    const draws = DrawStream.of(this.settings.seed, this.name, calls);
    const toSend = gradientOf(
      prepared.map(({ name, shape, sum }) => ({ name, shape, data: sum })),
      isPlain(gradient),
    );
    const encoded = encodeGradient(toSend, this.settingsOfCall(), draws, warm);
    if (!encoded.ok) return failure(this.isCarryTooLarge(gradient) ? encoded.error.map(ofCarry) : encoded.error);
    const tensors = this.carry(prepared, encoded.value, warm);
    this.carried = { calls: calls + 1, plain: isPlain(gradient), tensors };
    const elements = prepared.reduce((total, { sum }) => total + sum.length, 0);
    const encodedBytes = encoded.value.length;
    return success({
      bytes: encoded.value,
      elements,
      originalBytes: 4 * elements,
      encodedBytes,
      compressionRatio: (4 * elements) / encodedBytes,
    });
  }

  /** What is kept back so far, in the form of the gradients; undefined before the first call and where nothing is kept back. */
  get residual(): Gradient | undefined {
    const { tensors, plain } = this.carried;
    const held: NamedTensor[] = [];
    for (const { name, shape, residual } of tensors ?? []) {
      if (residual !== undefined) held.push({ name, shape, data: residual.slice() });
    }
    return held.length > 0 ? gradientOf(held, plain) : undefined;
  }

  /** A copy of all that is carried from call to call. */
  state(): CompressorState {
    return copyState(this.carried);
  }

  /** Goes on from a state; a broken one is a problem and changes nothing. */
  restore(state: CompressorState): Outcome<undefined> {
    const problems = problemsOfState(state);
    if (problems.length > 0) return failure(problems);
    this.carried = copyState(state);
    return success(undefined);
  }

  /** As before the first call. */
  reset(): void {
    this.carried = fresh;
  }

  private get keepsBack(): boolean {
    return this.settings.errorFeedback || this.settings.codec === "dgc";
  }

  /** Whether a problem of what is sent cannot lie in the gradient itself. */
  private isCarryTooLarge(gradient: Gradient): boolean {
    return this.keepsBack && tensorsOf(gradient).every(({ data }) => firstNonFinite(data) < 0);
  }

  private problemsOf(gradient: Gradient): Problem[] {
    const { tensors, plain } = this.carried;
    const unfit = formProblem(gradient);
    if (unfit !== undefined) return [unfit];
    if (tensors === undefined) return [];
    const given = tensorsOf(gradient);
    const isSame =
      plain === isPlain(gradient) &&
      given.length === tensors.length &&
      given.every(({ name, shape }, i) => name === tensors[i]?.name && String(shape) === String(tensors[i]?.shape));
    if (isSame) return [];
    const known = tensors.map(({ name, shape }) => `${name}[${shape}]`).join(", ");
    return [{ path: "", message: "not of the form of the gradients before (reset to begin anew)", allowed: known }];
  }

  /** What is to be sent of each tensor before the codec has its say. */
  private prepare(gradient: Gradient): readonly Prepared[] {
    const { tensors } = this.carried;
    return tensorsOf(gradient).map(({ name, shape, data }, i) => {
      if (!this.keepsBack || !(data instanceof Float32Array)) return { name, shape, sum: data };
      const before = tensors?.[i];
      if (this.settings.codec !== "dgc") return { name, shape, sum: added(before?.residual, 1, data) };
      const momentum = added(before?.momentum, this.settings.momentum, data);
      return { name, shape, momentum, sum: added(before?.residual, 1, momentum) };
    });
  }

  private carry(prepared: readonly Prepared[], bytes: Uint8Array, warm: WarmStarts): readonly TensorState[] {
    const decoded = this.keepsBack ? decodeGradient(bytes, { maxElements: Number.MAX_SAFE_INTEGER }) : undefined;
    if (decoded !== undefined && !decoded.ok)
      throw new Error(`our own bytes do not decode: ${decoded.error[0]?.message}`);
    const sent = decoded === undefined ? [] : tensorsOf(decoded.value.gradient);
    return prepared.map(({ name, shape, sum, momentum }, i) => {
      const factor = warm.get(name);
      const kept = { name, shape, ...(factor !== undefined && { factor }) };
      const gone = sent[i]?.data;
      if (gone === undefined) return kept;
      const residual = new Float32Array(sum.length);
      for (let j = 0; j < sum.length; j++) residual[j] = (sum[j] as number) - (gone[j] as number);
      if (momentum === undefined) return { ...kept, residual };
      for (let j = 0; j < sum.length; j++) if (gone[j] !== 0) momentum[j] = 0;
      return { ...kept, residual, momentum };
    });
  }

  private settingsOfCall(): CodecSettings {
    const { settings } = this;
    const { sparsity, warmUpCalls } = settings;
    if (settings.codec !== "dgc" || warmUpCalls === 0) return settings;
    return { ...settings, sparsity: Math.min(sparsity, warmUpSparsity(Math.floor(this.carried.calls / warmUpCalls))) };
  }
}

interface Prepared {
  readonly name: string;
  readonly shape: readonly number[];
  readonly sum: Float32Array;
  readonly momentum?: Float32Array;
}

/** What is wrong where a gradient is finite and its sum with what calls before left out is not. */
function ofCarry(problem: Problem): Problem {
  if (typeof problem.given !== "number" || Number.isFinite(problem.given)) return problem;
  return { ...problem, message: "with what calls before left out, is above what f32 holds", allowed: "reset() first" };
}

/** 0.75, 0.9375, 0.984375 ...: each step keeps a quarter of what the one before kept. */
export function warmUpSparsity(step: number): number {
  let kept = 0.25;
  for (let i = 0; i < Math.min(step, 24); i++) kept /= 4;
  return 1 - kept;
}

/** factor x before + data; an array of its own. */
function added(before: Float32Array | undefined, factor: number, data: Float32Array): Float32Array {
  const sum = data.slice();
  if (before !== undefined) {
    for (let i = 0; i < sum.length; i++) sum[i] = factor * (before[i] as number) + (data[i] as number);
  }
  return sum;
}

function copyState({ calls, plain, tensors }: CompressorState): CompressorState {
  return {
    calls,
    plain,
    tensors: tensors?.map(({ name, shape, residual, momentum, factor }) => ({
      name,
      shape: [...shape],
      ...(residual !== undefined && { residual: residual.slice() }),
      ...(momentum !== undefined && { momentum: momentum.slice() }),
      ...(factor !== undefined && { factor: factor.slice() }),
    })),
  };
}

/** A state comes from a file or another process, and may be anything: JSON, for one, makes objects of its arrays. */
function problemsOfState(state: unknown): Problem[] {
  const { calls, plain, tensors = [] } = (state ?? {}) as { readonly [K in keyof CompressorState]?: unknown };
  if (!isCount(calls) || typeof plain !== "boolean" || !Array.isArray(tensors)) {
    return [{ path: "calls", message: "not a state of a compressor", given: calls }];
  }
  return tensors.flatMap((tensor: unknown, i) => {
    if (isTensorState(tensor)) return [];
    const name = typeof tensor === "object" && tensor !== null && "name" in tensor ? tensor.name : i;
    return [
      {
        path: `tensors.${name}`,
        message: "arrays that do not fit the shape, or are not finite",
        allowed: "what state() gives, or a structured clone of it (JSON keeps no typed arrays)",
      },
    ];
  });
}

function isTensorState(tensor: unknown): tensor is TensorState {
  const { name, shape, residual, momentum, factor } = (tensor ?? {}) as { readonly [K in keyof TensorState]?: unknown };
  if (typeof name !== "string" || !Array.isArray(shape) || !shape.every(isCount)) return false;
  const count = countOf(shape);
  const areFinite = [residual, momentum].every(
    (data) => data === undefined || (data instanceof Float32Array && data.length === count && allFinite(data)),
  );
  return areFinite && (factor === undefined || (factor instanceof Float64Array && allFinite(factor)));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function allFinite(data: Float32Array | Float64Array): boolean {
  for (const value of data) if (!Number.isFinite(value)) return false;
  return true;
}
