import { failure, type Outcome, type Problem, success } from "../../core/base/outcome";
import {
  cutElements,
  cutIntoPieces,
  type GradientCut,
  sampleGradient,
  type TensorCut,
  type TensorForm,
} from "../../core/compression/cutGradient";
import { drawGradient } from "../../core/compression/drawGradient";
import { readGradientLayout, readStoredValues } from "../../core/compression/files/gradientLayout";
import { firstNonFinite, zeroNonFinite } from "../../core/compression/finiteValues";
import { countOf, type Gradient, gradientOf, type NamedTensor } from "../../core/compression/gradient";
import type { GradientOrigin } from "../protocol/compressionJobs";
import { blobSource } from "./blobSource";
import type { SlicedReading } from "./drive";

/** Values of one message, and of what a worker keeps: 64 MB. */
export const messageElements = 16_777_216;

/** Values read at once: 16 MB. */
const readElements = 4_194_304;

/** A gradient whose values are fetched part by part. */
export interface OpenGradient {
  readonly elements: number;
  readonly tensors: readonly TensorForm[];
  /** The parts that hold all of it, each fit for one message. */
  readonly pieces: readonly GradientCut[];
  /** All of it in one, whatever its size. */
  readonly whole: GradientCut;
  /** Of at most about so many values. */
  sample(most: number): GradientCut;
  load(cut: GradientCut): SlicedReading<Outcome<Gradient>>;
}

type ReadValues = (tensor: number, start: number, count: number) => Promise<Float32Array>;

/**
 * Opens gradients, and keeps the last: its header, and its values where they are few enough.
 * @param most values of one message
 */
export function createGradientReader(most = messageElements) {
  let last: { readonly key: string; readonly open: OpenGradient } | undefined;
  return async function* openGradient(key: string, origin: GradientOrigin): SlicedReading<Outcome<OpenGradient>> {
    if (last?.key === key) return success(last.open);
    last = undefined;
    const opened = origin.kind === "drawn" ? yield* openDrawn(origin, most) : await openFile(origin, most);
    if (opened.ok) last = { key, open: opened.value };
    return opened;
  };
}

async function* openDrawn(
  origin: GradientOrigin & { readonly kind: "drawn" },
  most: number,
): SlicedReading<Outcome<OpenGradient>> {
  const { distribution, elements, seed } = origin;
  const values = yield* drawGradient(distribution, elements, seed);
  const read: ReadValues = async (_, start, count) => values.subarray(start, start + count);
  return success(openGradient([{ name: "", shape: [elements] }], { plain: true, most, zeroesNonFinite: false }, read));
}

async function openFile(
  origin: GradientOrigin & { readonly kind: "file" },
  most: number,
): Promise<Outcome<OpenGradient>> {
  const { name, content, zeroesNonFinite = false } = origin;
  const source = blobSource(name, content);
  try {
    const layout = await readGradientLayout(source);
    if (!layout.ok) return layout;
    const { plain, tensors } = layout.value;
    if (tensors.every(({ shape }) => countOf(shape) === 0)) {
      return failure([{ path: name, message: "the file holds no values", allowed: "at least one" }]);
    }
    const read: ReadValues = async (tensor, start, count) => {
      const stored = tensors[tensor];
      if (stored === undefined) throw new RangeError(`there is no tensor ${tensor}`);
      return readStoredValues(source, stored, start, count);
    };
    return success(openGradient(tensors, { plain, most, zeroesNonFinite }, read));
  } catch (error) {
    return failure([unreadable(name, error)]);
  }
}

interface Reading {
  readonly plain: boolean;
  /** Values of one message. */
  readonly most: number;
  readonly zeroesNonFinite: boolean;
}

function openGradient(
  tensors: readonly TensorForm[],
  { plain, most, zeroesNonFinite }: Reading,
  read: ReadValues,
): OpenGradient {
  const whole = cutIntoPieces(tensors, Number.POSITIVE_INFINITY)[0] ?? [];
  const pieces = cutIntoPieces(tensors, most);
  const elements = cutElements(whole);
  let kept: Gradient | undefined;
  async function* load(cut: GradientCut): SlicedReading<Outcome<Gradient>> {
    const isWhole = cutElements(cut) === elements;
    if (isWhole && kept !== undefined) return success(kept);
    const loaded: NamedTensor[] = [];
    for (const part of cut) {
      const data = yield* loadPart(part, read, elements);
      if (!data.ok) return data;
      const wrong = firstNonFinite(data.value);
      if (wrong >= 0 && !zeroesNonFinite) return failure([nonFinite(part, wrong, data.value[wrong] as number)]);
      loaded.push({ name: part.name, shape: part.shape, data: wrong < 0 ? data.value : zeroNonFinite(data.value) });
    }
    const gradient = gradientOf(loaded, plain);
    if (isWhole && elements <= most) kept = gradient;
    return success(gradient);
  }
  return { elements, tensors, pieces, whole, sample: (about) => sampleGradient(tensors, about), load };
}

async function* loadPart(
  { tensor, name, shape, runs }: TensorCut,
  read: ReadValues,
  elements: number,
): SlicedReading<Outcome<Float32Array<ArrayBuffer>>> {
  let data: Float32Array<ArrayBuffer>;
  try {
    data = new Float32Array(countOf(shape));
  } catch {
    return failure([{ path: name, message: "there is not enough memory", given: `${4 * countOf(shape)} bytes` }]);
  }
  let at = 0;
  for (const { start, count } of runs) {
    for (let done = 0; done < count; done += readElements) {
      const length = Math.min(readElements, count - done);
      try {
        data.set(await read(tensor, start + done, length), at);
      } catch (error) {
        return failure([unreadable(name, error)]);
      }
      at += length;
      yield { fraction: 0, label: `reading ${((4 * elements) / 1e6).toFixed(1)} MB of values` };
    }
  }
  return success(data);
}

/** The place is the one in the tensor, not in the part. */
function nonFinite({ name, runs }: TensorCut, index: number, given: number): Problem {
  let place = index;
  for (const { start, count } of runs) {
    if (place < count) {
      place += start;
      break;
    }
    place -= count;
  }
  const allowed = "finite values (or put zeros in place of the others)";
  return { path: `${name}[${place}]`, message: "is not finite", given, allowed };
}

function unreadable(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return { path, message: `the file cannot be read: ${reason}`, allowed: "a file that has not changed: open it again" };
}
