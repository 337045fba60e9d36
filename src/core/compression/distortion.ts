import { type Gradient, tensorsOf } from "./gradient";

/** How far a decoded gradient is from the original. */
export interface Distortion {
  /** |x - y| / |x| in the Euclidean norm; |y| where x is 0. */
  readonly relativeError: number;
  /** Cosine of the angle between them; 1 where both are 0, 0 where one is. */
  readonly cosine: number;
  /** Largest |x - y|. */
  readonly largestError: number;
}

/** Sums over values and what became of them, part by part. */
export class DistortionSums {
  private error = 0;
  private square = 0;
  private otherSquare = 0;
  private product = 0;
  private largest = 0;

  add(values: Float32Array, others: Float32Array): void {
    let { error, square, otherSquare, product, largest } = this;
    for (let i = 0; i < values.length; i++) {
      const x = values[i] as number;
      const y = others[i] as number;
      const difference = Math.abs(x - y);
      error += difference * difference;
      square += x * x;
      otherSquare += y * y;
      product += x * y;
      if (difference > largest) largest = difference;
    }
    Object.assign(this, { error, square, otherSquare, product, largest });
  }

  distortion(): Distortion {
    const { error, square, otherSquare, product, largest } = this;
    const norms = Math.sqrt(square) * Math.sqrt(otherSquare);
    return {
      relativeError: square === 0 ? Math.sqrt(error) : Math.sqrt(error) / Math.sqrt(square),
      cosine: norms === 0 ? Number(square === otherSquare) : product / norms,
      largestError: largest,
    };
  }
}

/** Compares two gradients of one form. */
export function distortionOf(original: Gradient, decoded: Gradient): Distortion {
  const others = tensorsOf(decoded);
  const sums = new DistortionSums();
  tensorsOf(original).forEach(({ data }, t) => {
    sums.add(data, others[t]?.data ?? new Float32Array(data.length));
  });
  return sums.distortion();
}
