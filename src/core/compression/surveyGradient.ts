import { wordsOf } from "./finiteValues";
import { type Gradient, tensorsOf } from "./gradient";

/** Bins of magnitudes: the f32's exponent and the seven highest bits of its fraction. */
const bins = 32_768;
const binShift = 16;

/** What is known of a gradient's values. */
export interface GradientSurvey {
  readonly elements: number;
  readonly zeros: number;
  /** Euclidean norm. */
  readonly norm: number;
  /** Root of the mean square. */
  readonly rms: number;
  readonly meanMagnitude: number;
  readonly largestMagnitude: number;
  /** Magnitudes below which half, 99 % and 99.5 % of the values lie, to within 0.8 %. */
  readonly medianMagnitude: number;
  readonly magnitude99: number;
  readonly magnitude995: number;
}

/** Counts a gradient's values, part by part. */
export class GradientCounter {
  private readonly counts = new Float64Array(bins);
  private elements = 0;
  private zeros = 0;
  private square = 0;
  private sum = 0;
  private largest = 0;

  /** Adds the finite values of a part. */
  add(part: Gradient): void {
    const { counts } = this;
    for (const { data } of tensorsOf(part)) {
      const bits = wordsOf(data);
      for (let i = 0; i < data.length; i++) {
        const magnitude = Math.abs(data[i] as number);
        this.square += magnitude * magnitude;
        this.sum += magnitude;
        if (magnitude > this.largest) this.largest = magnitude;
        if (magnitude === 0) this.zeros++;
        const bin = ((bits[i] as number) & 0x7fffffff) >>> binShift;
        counts[bin] = (counts[bin] as number) + 1;
      }
      this.elements += data.length;
    }
  }

  survey(): GradientSurvey {
    const { elements, zeros, square, sum, largest } = this;
    const norm = Math.sqrt(square);
    return {
      elements,
      zeros,
      norm,
      rms: elements === 0 ? 0 : norm / Math.sqrt(elements),
      meanMagnitude: elements === 0 ? 0 : sum / elements,
      largestMagnitude: largest,
      medianMagnitude: this.quantile(0.5),
      magnitude99: this.quantile(0.99),
      magnitude995: this.quantile(0.995),
    };
  }

  /** The upper end of the bin in which this share of the values is reached. */
  private quantile(share: number): number {
    let passed = 0;
    for (let bin = 0; bin < bins; bin++) {
      passed += this.counts[bin] as number;
      if (passed < share * this.elements || passed === 0) continue;
      if (bin === 0) return 0;
      return Math.min(this.largest, binEnd(bin));
    }
    return 0;
  }
}

const scratch = new Uint32Array(1);

function binEnd(bin: number): number {
  scratch[0] = (bin + 1) << binShift;
  return new Float32Array(scratch.buffer)[0] as number;
}
