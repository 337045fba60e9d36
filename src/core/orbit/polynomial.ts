/** Room for the points of the highest degree (20) with their values and slopes. */
const room = 42;
const nodes = new Float64Array(room);
const coefficients = new Float64Array(room);

/**
 * Value and slope at `at` of the polynomial through rows first .. first + count - 1 of a table: `xs[row]`, `table[row * stride + column]`, and
 * where `slopeColumn` is given also with the slopes found there (Hermite; else Lagrange). Newton's divided differences, with x counted from
 * `at` in mean spacings, so that they neither cancel nor overflow. Slopes are per unit of x times `slopeScale` (table in seconds, x in ms:
 * 1000). Writes the value to out[0] and the slope, in the table's unit, to out[1].
 */
export function polynomialAt(
  xs: Float64Array,
  table: Float64Array,
  { first, count, stride, column, slopeColumn, slopeScale }: PolynomialRows,
  at: number,
  out: Float64Array,
): void {
  const span = (xs[first + count - 1] as number) - (xs[first] as number);
  const unit = span / Math.max(1, count - 1);
  const each = slopeColumn === undefined ? 1 : 2;
  const n = count * each;
  for (let k = 0; k < n; k++) {
    const row = first + Math.floor(k / each);
    nodes[k] = ((xs[row] as number) - at) / unit;
    coefficients[k] = table[row * stride + column] as number;
  }
  for (let order = 1; order < n; order++) {
    for (let k = n - 1; k >= order; k--) {
      const gap = (nodes[k] as number) - (nodes[k - order] as number);
      const row = first + Math.floor(k / each);
      coefficients[k] =
        gap === 0
          ? ((table[row * stride + (slopeColumn as number)] as number) * unit) / slopeScale
          : ((coefficients[k] as number) - (coefficients[k - 1] as number)) / gap;
    }
  }
  let value = coefficients[n - 1] as number;
  let slope = 0;
  for (let k = n - 2; k >= 0; k--) {
    slope = value - slope * (nodes[k] as number);
    value = (coefficients[k] as number) - value * (nodes[k] as number);
  }
  out[0] = value;
  out[1] = (slope / unit) * slopeScale;
}

export interface PolynomialRows {
  readonly first: number;
  readonly count: number;
  readonly stride: number;
  readonly column: number;
  readonly slopeColumn?: number | undefined;
  readonly slopeScale: number;
}
