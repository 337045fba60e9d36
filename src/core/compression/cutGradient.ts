import { countOf } from "./gradient";

/** A tensor of a gradient whose values may lie elsewhere. */
export interface TensorForm {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Values of a tensor, from `start` on. */
export interface Run {
  readonly start: number;
  readonly count: number;
}

/** A part of one tensor, itself a tensor: whole rows of it, run by run, or any values where it has no rows. */
export interface TensorCut extends TensorForm {
  /** Place of the tensor in its gradient. */
  readonly tensor: number;
  readonly runs: readonly Run[];
}

/** A part of a gradient, itself a gradient. */
export type GradientCut = readonly TensorCut[];

/**
 * Cuts a gradient into parts of at most `most` values that hold all of it, in order: as many whole tensors as fit, and rows of those that do not fit
 * into any part. Each part is what one message would hold.
 */
export function cutIntoPieces(tensors: readonly TensorForm[], most: number): readonly GradientCut[] {
  const pieces: TensorCut[][] = [];
  let room = 0;
  const put = (cut: TensorCut, count: number) => {
    if (count > room || pieces.length === 0) {
      pieces.push([]);
      room = most;
    }
    pieces.at(-1)?.push(cut);
    room -= count;
  };
  tensors.forEach(({ name, shape }, tensor) => {
    const count = countOf(shape);
    if (count <= most) {
      put({ tensor, name, shape, runs: [{ start: 0, count }] }, count);
      return;
    }
    const { rowLength, restShape } = rowsOf(shape, most);
    const step = Math.floor(most / rowLength) * rowLength;
    for (let start = 0; start < count; start += step) {
      const part = Math.min(step, count - start);
      put({ tensor, name, shape: [part / rowLength, ...restShape], runs: [{ start, count: part }] }, part);
    }
  });
  return pieces;
}

/** Runs that a sample of a tensor consists of, at most. */
const sampledRuns = 8;

/**
 * A part of a gradient of about `most` values, or all of it: of each tensor the same share of its rows, in eight runs spread evenly over it, so that what
 * lies together stays together.
 */
export function sampleGradient(tensors: readonly TensorForm[], most: number): GradientCut {
  const total = tensors.reduce((sum, { shape }) => sum + countOf(shape), 0);
  return tensors.map(({ name, shape }, tensor) => {
    const count = countOf(shape);
    if (total <= most || count === 0) return { tensor, name, shape, runs: [{ start: 0, count }] };
    const { rowLength, restShape } = rowsOf(shape, most);
    const rows = count / rowLength;
    const wanted = Math.max(1, Math.floor((rows * most) / total));
    const runCount = Math.min(sampledRuns, wanted);
    const length = Math.floor(wanted / runCount);
    const runs = Array.from({ length: runCount }, (_, run) => ({
      start: Math.floor((run * rows) / runCount) * rowLength,
      count: length * rowLength,
    }));
    return { tensor, name, shape: [runCount * length, ...restShape], runs };
  });
}

/** Values of a cut. */
export function cutElements(cut: GradientCut): number {
  return cut.reduce((sum, { shape }) => sum + countOf(shape), 0);
}

/** A tensor's rows along its first dimension; single values where a row is longer than may be held. */
function rowsOf(shape: readonly number[], most: number) {
  const restShape = shape.slice(1);
  const rowLength = countOf(restShape);
  return rowLength >= 1 && rowLength <= most ? { rowLength, restShape } : { rowLength: 1, restShape: [] };
}
