/**
 * Products of a matrix of f32 values, held row by row, its last row possibly short, with slim factors of `rank` columns held row by row. Four
 * columns at a time stay in registers.
 */

/** M Q: rows x rank. */
export function timesRight(
  values: Float32Array,
  rows: number,
  columns: number,
  right: Float64Array,
  rank: number,
): Float64Array {
  const product = new Float64Array(rows * rank);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const width = Math.max(0, Math.min(columns, values.length - start));
    let first = 0;
    for (; first + 4 <= rank; first += 4) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let j = 0, q = first; j < width; j++, q += rank) {
        const value = values[start + j] as number;
        a += value * (right[q] as number);
        b += value * (right[q + 1] as number);
        c += value * (right[q + 2] as number);
        d += value * (right[q + 3] as number);
      }
      const at = row * rank + first;
      product[at] = a;
      product[at + 1] = b;
      product[at + 2] = c;
      product[at + 3] = d;
    }
    for (; first < rank; first++) {
      let sum = 0;
      for (let j = 0, q = first; j < width; j++, q += rank) sum += (values[start + j] as number) * (right[q] as number);
      product[row * rank + first] = sum;
    }
  }
  return product;
}

/** M^T P: columns x rank. */
export function timesLeft(
  values: Float32Array,
  rows: number,
  columns: number,
  left: Float64Array,
  rank: number,
): Float64Array {
  const product = new Float64Array(columns * rank);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const width = Math.max(0, Math.min(columns, values.length - start));
    let first = 0;
    for (; first + 4 <= rank; first += 4) {
      const at = row * rank + first;
      const a = left[at] as number;
      const b = left[at + 1] as number;
      const c = left[at + 2] as number;
      const d = left[at + 3] as number;
      for (let j = 0, q = first; j < width; j++, q += rank) {
        const value = values[start + j] as number;
        product[q] = (product[q] as number) + value * a;
        product[q + 1] = (product[q + 1] as number) + value * b;
        product[q + 2] = (product[q + 2] as number) + value * c;
        product[q + 3] = (product[q + 3] as number) + value * d;
      }
    }
    for (; first < rank; first++) {
      const factor = left[row * rank + first] as number;
      for (let j = 0, q = first; j < width; j++, q += rank) {
        product[q] = (product[q] as number) + (values[start + j] as number) * factor;
      }
    }
  }
  return product;
}

/** P Q^T into `values`, each sum over the rank from its first term on. */
export function multiplyFactors(
  left: Float32Array,
  right: Float32Array,
  rank: number,
  columns: number,
  values: Float32Array,
): void {
  for (let start = 0, p = 0; start < values.length; start += columns, p += rank) {
    const width = Math.min(columns, values.length - start);
    for (let j = 0, q = 0; j < width; j++, q += rank) {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += (left[p + k] as number) * (right[q + k] as number);
      values[start + j] = sum;
    }
  }
}
