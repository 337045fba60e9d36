import { type Gradient, tensorsOf } from "./gradient";

/** How far a decoded gradient is from the original. */
export interface Distortion {
  /** |x - y| / |x| in the Euclidean norm; 0 where both are 0. */
  readonly relativeError: number;
  /** Cosine of the angle between them; 1 where both are 0, 0 where one is. */
  readonly cosine: number;
}

/** Compares two gradients of one form. */
export function distortionOf(original: Gradient, decoded: Gradient): Distortion {
  const others = tensorsOf(decoded);
  let error = 0;
  let square = 0;
  let otherSquare = 0;
  let product = 0;
  tensorsOf(original).forEach(({ data }, t) => {
    const other = others[t]?.data ?? new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) {
      const x = data[i] as number;
      const y = other[i] as number;
      error += (x - y) * (x - y);
      square += x * x;
      otherSquare += y * y;
      product += x * y;
    }
  });
  const norms = Math.sqrt(square) * Math.sqrt(otherSquare);
  return {
    relativeError: square === 0 ? Math.sqrt(error) : Math.sqrt(error) / Math.sqrt(square),
    cosine: norms === 0 ? Number(square === otherSquare) : product / norms,
  };
}
