/**
 * The three products of a dense layer on row-major arrays. Weights are [outputs][inputs] followed by the biases. Four outputs, or four rows, go
 * through the inner loop together: four sums that do not wait for each other, without changing the order in which any of them is added up.
 */

/** y[row][o] = bias[o] + sum over i of w[o][i] x[row][i]. */
export function denseForward(
  p: Float64Array,
  at: number,
  x: Float64Array,
  y: Float64Array,
  rows: number,
  inputs: number,
  outputs: number,
): void {
  const biases = at + inputs * outputs;
  for (let row = 0; row < rows; row++) {
    const xAt = row * inputs;
    const yAt = row * outputs;
    let o = 0;
    for (; o + 3 < outputs; o += 4) {
      const w0 = at + o * inputs;
      const w1 = w0 + inputs;
      const w2 = w1 + inputs;
      const w3 = w2 + inputs;
      let sum0 = p[biases + o] as number;
      let sum1 = p[biases + o + 1] as number;
      let sum2 = p[biases + o + 2] as number;
      let sum3 = p[biases + o + 3] as number;
      for (let i = 0; i < inputs; i++) {
        const value = x[xAt + i] as number;
        sum0 += (p[w0 + i] as number) * value;
        sum1 += (p[w1 + i] as number) * value;
        sum2 += (p[w2 + i] as number) * value;
        sum3 += (p[w3 + i] as number) * value;
      }
      y[yAt + o] = sum0;
      y[yAt + o + 1] = sum1;
      y[yAt + o + 2] = sum2;
      y[yAt + o + 3] = sum3;
    }
    for (; o + 1 < outputs; o += 2) {
      const w0 = at + o * inputs;
      const w1 = w0 + inputs;
      let sum0 = p[biases + o] as number;
      let sum1 = p[biases + o + 1] as number;
      for (let i = 0; i < inputs; i++) {
        const value = x[xAt + i] as number;
        sum0 += (p[w0 + i] as number) * value;
        sum1 += (p[w1 + i] as number) * value;
      }
      y[yAt + o] = sum0;
      y[yAt + o + 1] = sum1;
    }
    if (o < outputs) {
      const w0 = at + o * inputs;
      let sum = p[biases + o] as number;
      for (let i = 0; i < inputs; i++) sum += (p[w0 + i] as number) * (x[xAt + i] as number);
      y[yAt + o] = sum;
    }
  }
}

/** Adds the sums over rows of dy[row][o] x[row][i] and of dy[row][o] to the gradients of weights and biases. */
export function addWeightGradient(
  gradient: Float64Array,
  at: number,
  x: Float64Array,
  dy: Float64Array,
  rows: number,
  inputs: number,
  outputs: number,
): void {
  const biases = at + inputs * outputs;
  for (let o = 0; o < outputs; o++) {
    const w = at + o * inputs;
    let bias = gradient[biases + o] as number;
    let row = 0;
    for (; row + 3 < rows; row += 4) {
      const x0 = row * inputs;
      const x1 = x0 + inputs;
      const x2 = x1 + inputs;
      const x3 = x2 + inputs;
      const g0 = dy[row * outputs + o] as number;
      const g1 = dy[(row + 1) * outputs + o] as number;
      const g2 = dy[(row + 2) * outputs + o] as number;
      const g3 = dy[(row + 3) * outputs + o] as number;
      bias += g0 + g1 + (g2 + g3);
      for (let i = 0; i < inputs; i++) {
        const low = g0 * (x[x0 + i] as number) + g1 * (x[x1 + i] as number);
        const high = g2 * (x[x2 + i] as number) + g3 * (x[x3 + i] as number);
        gradient[w + i] = (gradient[w + i] as number) + (low + high);
      }
    }
    for (; row < rows; row++) {
      const xAt = row * inputs;
      const g = dy[row * outputs + o] as number;
      bias += g;
      for (let i = 0; i < inputs; i++) gradient[w + i] = (gradient[w + i] as number) + g * (x[xAt + i] as number);
    }
    gradient[biases + o] = bias;
  }
}

/** dx[row][i] = sum over o of dy[row][o] w[o][i]. */
export function denseInputGradient(
  p: Float64Array,
  at: number,
  dy: Float64Array,
  dx: Float64Array,
  rows: number,
  inputs: number,
  outputs: number,
): void {
  dx.fill(0, 0, rows * inputs);
  for (let row = 0; row < rows; row++) {
    const xAt = row * inputs;
    const yAt = row * outputs;
    let o = 0;
    for (; o + 3 < outputs; o += 4) {
      const w0 = at + o * inputs;
      const w1 = w0 + inputs;
      const w2 = w1 + inputs;
      const w3 = w2 + inputs;
      const g0 = dy[yAt + o] as number;
      const g1 = dy[yAt + o + 1] as number;
      const g2 = dy[yAt + o + 2] as number;
      const g3 = dy[yAt + o + 3] as number;
      for (let i = 0; i < inputs; i++) {
        const low = g0 * (p[w0 + i] as number) + g1 * (p[w1 + i] as number);
        const high = g2 * (p[w2 + i] as number) + g3 * (p[w3 + i] as number);
        dx[xAt + i] = (dx[xAt + i] as number) + (low + high);
      }
    }
    for (; o < outputs; o++) {
      const w = at + o * inputs;
      const g = dy[yAt + o] as number;
      for (let i = 0; i < inputs; i++) dx[xAt + i] = (dx[xAt + i] as number) + g * (p[w + i] as number);
    }
  }
}
