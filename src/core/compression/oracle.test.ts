import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { decoded, encoded, settingsOf, square, squaredError, throughCodec } from "./__fixtures__/gradients";
import { compressOnce } from "./codecRecord";
import { keptCount } from "./keptCount";
import { selectTopK } from "./selectTopK";
import { UpdateCompressor } from "./updateCompressor";

interface Oracle {
  readonly topk: readonly {
    vector: number[];
    k: number;
    indices: number[];
    error_l2: number;
    relative_error: number;
    sparse_bytes: number;
  }[];
  readonly k_rule: readonly { n: number; sparsity: number; k: number; integer_exact: boolean }[];
  readonly int: readonly {
    id: string;
    bits: number;
    vector: number[];
    symmetric: { decoded: number[] };
    bytes_symmetric: number;
  }[];
  readonly sign: readonly { vector: number[]; decoded: number[]; bytes: number }[];
  readonly qsgd: readonly {
    vector: number[];
    levels_s: number;
    variance_per_coord: number[];
    expected_sq_error: number;
    variance_bound: number;
  }[];
  readonly randomk: readonly {
    vector: number[];
    k: number;
    expected_sq_error_unbiased: number;
    expected_sq_error_biased_noscale: number;
  }[];
  readonly error_feedback: readonly {
    mode: "topk" | "sign" | "int4";
    k: number | null;
    gradients: number[][];
    steps: { residual: number[] }[];
    sum_gradients: number[];
  }[];
  readonly combined: readonly {
    n: number;
    k: number;
    topk_fp32: { bytes: number };
    topk_int8: { bytes: number };
    topk_fp16: { bytes: number };
  }[];
}

const oracle = JSON.parse(readFileSync(new URL("__fixtures__/compression.json", import.meta.url), "utf8")) as Oracle;

/** What a header may take beyond the bytes of the values and their places. */
const headerAllowance = 64;

it("top-k keeps the oracle's places, ties to the lowest, with its error", () => {
  for (const { vector, k, indices, error_l2, relative_error, sparse_bytes } of oracle.topk) {
    const values = Float32Array.from(vector);
    expect([...selectTopK(values, k)]).toEqual(indices);
    const made = compressOnce(values, settingsOf("top-k", { sparsity: Number((1 - k / vector.length).toFixed(12)) }));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.record.relativeError).toBeCloseTo(relative_error, 6);
    expect(made.value.record.relativeError * Math.sqrt(square(values))).toBeCloseTo(error_l2, 4);
    expect(made.value.record.encodedBytes).toBeLessThanOrEqual(sparse_bytes + headerAllowance);
  }
});

it("k is rounded half up of the sparsity's decimal text", () => {
  for (const { n, sparsity, k } of oracle.k_rule) expect(keptCount(n, sparsity)).toBe(k);
  expect(keptCount(5, 0.5)).toBe(3);
  expect(keptCount(1000, 0.9995)).toBe(1);
  expect(keptCount(1000, 0.9985)).toBe(2);
  expect(keptCount(1000, 1e-7)).toBe(1000);
  expect(keptCount(1000, 0)).toBe(1000);
  expect(keptCount(268435456, 0.999)).toBe(268435);
  expect(keptCount(0, 0.5)).toBe(0);
});

it("integers of 8 and 4 bits decode to the oracle's values", () => {
  for (const { bits, vector, symmetric, bytes_symmetric } of oracle.int) {
    if (bits !== 8 && bits !== 4) continue;
    const values = Float32Array.from(vector);
    const settings = settingsOf("quantization", { bits, stochastic: false });
    closeTo(throughCodec(values, settings), symmetric.decoded);
    expect(encoded(values, settings).length).toBeLessThanOrEqual(bytes_symmetric + headerAllowance);
  }
});

it("sign decodes to the oracle's values", () => {
  for (const { vector, decoded: signs, bytes } of oracle.sign) {
    const values = Float32Array.from(vector);
    closeTo(throughCodec(values, settingsOf("sign")), signs);
    expect(encoded(values, settingsOf("sign")).length).toBeLessThanOrEqual(bytes + headerAllowance);
  }
});

it("qsgd has the oracle's mean and variance", () => {
  const runs = 2000;
  for (const { vector, levels_s, variance_per_coord, expected_sq_error, variance_bound } of oracle.qsgd) {
    const values = Float32Array.from(vector);
    const settings = settingsOf("qsgd", { levels: levels_s });
    const sums = new Float64Array(vector.length);
    let error = 0;
    for (let run = 0; run < runs; run++) {
      const back = throughCodec(values, settings, run);
      error += squaredError(values, back) / runs;
      back.forEach((value, i) => {
        sums[i] = (sums[i] as number) + value / runs;
      });
    }
    sums.forEach((mean, i) => {
      const sigma = Math.sqrt((variance_per_coord[i] as number) / runs);
      expect(Math.abs(mean - (vector[i] as number))).toBeLessThanOrEqual(5 * sigma + 1e-6);
    });
    expect(Math.abs(error - expected_sq_error)).toBeLessThanOrEqual(0.1 * expected_sq_error + 1e-9);
    expect(error).toBeLessThanOrEqual(variance_bound);
  }
});

it("random-k has the oracle's expected errors", () => {
  const runs = 2500;
  for (const { vector, k, expected_sq_error_unbiased, expected_sq_error_biased_noscale } of oracle.randomk) {
    const values = Float32Array.from(vector);
    for (const [scaled, law] of [
      [true, expected_sq_error_unbiased],
      [false, expected_sq_error_biased_noscale],
    ] as const) {
      const settings = settingsOf("random-k", { sparsity: Number((1 - k / vector.length).toFixed(9)), scaled });
      let error = 0;
      for (let run = 0; run < runs; run++) error += squaredError(values, throughCodec(values, settings, run)) / runs;
      expect(Math.abs(error / law - 1)).toBeLessThan(0.05);
    }
  }
});

it("error feedback keeps back the oracle's residuals, and nothing is lost", () => {
  for (const { mode, k, gradients, steps, sum_gradients } of oracle.error_feedback) {
    const length = sum_gradients.length;
    const compressor = new UpdateCompressor(
      mode === "topk"
        ? settingsOf("top-k", { sparsity: Number((1 - (k ?? 0) / length).toFixed(9)), errorFeedback: true })
        : mode === "sign"
          ? settingsOf("sign", { errorFeedback: true })
          : settingsOf("quantization", { bits: 4, stochastic: false, errorFeedback: true }),
      "sat",
    );
    const sent = new Float64Array(length);
    gradients.forEach((gradient, step) => {
      const update = compressor.compress(Float32Array.from(gradient));
      if (!update.ok) throw new Error(JSON.stringify(update.error));
      (decoded(update.value.bytes) as Float32Array).forEach((value, i) => {
        sent[i] = (sent[i] as number) + value;
      });
      closeTo(compressor.residual as Float32Array, (steps[step] as { residual: number[] }).residual, 2e-5);
    });
    const residual = compressor.residual as Float32Array;
    const largest = Math.max(...gradients.flat().map(Math.abs));
    sum_gradients.forEach((sum, i) => {
      expect(Math.abs((sent[i] as number) + (residual[i] as number) - sum)).toBeLessThanOrEqual(1e-6 * largest);
    });
  }
});

it("combined sizes are no larger than plain sums, with room for a header", () => {
  for (const { n, k, topk_fp32, topk_fp16, topk_int8 } of oracle.combined) {
    const values = Float32Array.from({ length: n }, (_, i) => Math.sin(i * 1.7) * (i % 97));
    const sparsity = Number((1 - k / n).toFixed(9));
    const bytesOf = (name: "top-k" | "top-k-quantized", quantizer: "fp16" | "quantization") =>
      encoded(values, settingsOf(name, { sparsity, quantizer, blockSize: 16777216 })).length;
    expect(bytesOf("top-k", "fp16")).toBeLessThanOrEqual(topk_fp32.bytes + headerAllowance);
    expect(bytesOf("top-k-quantized", "fp16")).toBeLessThanOrEqual(topk_fp16.bytes + headerAllowance);
    expect(bytesOf("top-k-quantized", "quantization")).toBeLessThanOrEqual(topk_int8.bytes + headerAllowance);
  }
});

function closeTo(values: Float32Array, expected: readonly number[], relative = 1e-6): void {
  const largest = Math.max(...expected.map(Math.abs), 1);
  expect(values.length).toBe(expected.length);
  for (const [i, value] of values.entries())
    expect(Math.abs(value - (expected[i] as number))).toBeLessThanOrEqual(relative * largest);
}
