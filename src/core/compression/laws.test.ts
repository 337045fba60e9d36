import { describe, expect, it } from "vitest";
import {
  allSettings,
  decoded,
  encoded,
  heavyTails,
  labelOf,
  normals,
  settingsOf,
  square,
  squaredError,
  throughCodec,
} from "./__fixtures__/gradients";
import type { CodecName } from "./codecNames";
import type { CodecOptions } from "./codecSettings";
import { tensorsOf } from "./gradient";
import { mergeSketches } from "./mergeSketches";
import { UpdateCompressor } from "./updateCompressor";
import { encodedSize } from "./wireFormat";

describe("every codec", () => {
  it.each(allSettings.map((settings) => ({ label: labelOf(settings), settings })))(
    "$label: keeps length and finiteness on degenerate data, and takes no more bytes than foretold",
    ({ settings }) => {
      const tiny = 1.401298464324817e-45;
      const cases: readonly Float32Array[] = [
        new Float32Array(0),
        Float32Array.of(0),
        Float32Array.of(-2.5),
        Float32Array.of(0, -0),
        new Float32Array(100),
        new Float32Array(100).fill(-0.75),
        Float32Array.from({ length: 100 }, (_, i) => (i % 5) * tiny),
        Float32Array.from({ length: 100 }, (_, i) => (i === 70 ? 3 : 0)),
        normals(500, 1),
        heavyTails(777, 2),
      ];
      for (const values of cases) {
        const bytes = encoded(values, settings);
        const back = decoded(bytes) as Float32Array;
        expect(back.length).toBe(values.length);
        expect(back.every(Number.isFinite)).toBe(true);
        if (square(values) === 0) expect(square(back)).toBe(0);
        const size = encodedSize(values, settings);
        expect(bytes.length).toBeLessThanOrEqual(size.atMost);
        expect(size.expected).toBeLessThanOrEqual(size.atMost);
        if (size.expected === size.atMost && settings.codec !== "threshold") expect(bytes.length).toBe(size.atMost);
        expect(encoded(values, settings)).toEqual(bytes);
      }
    },
  );

  it.each(allSettings.map((settings) => ({ label: labelOf(settings), settings })))(
    "$label: named tensors come back under their names, in their order and shapes",
    ({ settings }) => {
      const tensors = {
        "layer.weight": { shape: [20, 30], data: normals(600, 3) },
        Übung: { shape: [7], data: normals(7, 4) },
        scalar: { shape: [], data: Float32Array.of(2) },
        nothing: { shape: [0, 5], data: new Float32Array(0) },
        __proto: { shape: [2, 1, 2], data: normals(4, 5) },
      };
      const back = decoded(encoded(tensors, settings));
      expect(Object.keys(back)).toEqual(Object.keys(tensors));
      for (const [name, { shape, data }] of Object.entries(back as typeof tensors)) {
        expect(shape).toEqual(tensors[name as keyof typeof tensors].shape);
        expect(data.length).toBe(tensors[name as keyof typeof tensors].data.length);
      }
    },
  );

  it.each(["none", "fp16", "bf16", "top-k", "threshold", "sign", "natural", "ternary"] as const)(
    "%s: what was decoded once is decoded the same again",
    (codec) => {
      const settings = settingsOf(codec, { sparsity: 0.9, threshold: 0.5 });
      const once = throughCodec(heavyTails(1000, 6), settings);
      expect(throughCodec(once, settings, 1)).toEqual(once);
    },
  );

  it("integers to nearest stay where they are when decoded values are encoded again", () => {
    for (const bits of [8, 4] as const) {
      const settings = settingsOf("quantization", { bits, stochastic: false, blockSize: 64 });
      const once = throughCodec(normals(640, 7), settings);
      const twice = throughCodec(once, settings);
      for (const [i, value] of once.entries())
        expect(Math.abs((twice[i] as number) - value)).toBeLessThanOrEqual(3e-7 * Math.abs(value));
    }
  });
});

describe("biased codecs", () => {
  it("top-k's error is the energy of the tail, at most (1 - k/d) of the whole", () => {
    const values = heavyTails(2000, 8);
    const back = throughCodec(values, settingsOf("top-k", { sparsity: 0.95 }));
    const tail = [...values]
      .map(Math.abs)
      .sort((a, b) => b - a)
      .slice(100);
    expect(squaredError(values, back)).toBeCloseTo(square(tail), 4);
    expect(squaredError(values, back)).toBeLessThanOrEqual(0.95 * square(values));
  });

  it("sign keeps exactly |x|_1^2 / (d |x|_2^2) of the energy", () => {
    const values = normals(3000, 9);
    const back = throughCodec(values, settingsOf("sign"));
    const sum = values.reduce((total, value) => total + Math.abs(value), 0);
    const law = square(values) - sum ** 2 / values.length;
    expect(Math.abs(squaredError(values, back) / law - 1)).toBeLessThan(1e-5);
  });

  it("integers to nearest miss by half a scale at most, by chance by a whole one", () => {
    const values = normals(512, 10);
    for (const [bits, largest] of [
      [8, 127],
      [4, 7],
    ] as const) {
      for (const stochastic of [false, true]) {
        const back = throughCodec(values, settingsOf("quantization", { bits, stochastic, blockSize: 512 }));
        const scale = Math.max(...values.map(Math.abs)) / largest;
        const worst = Math.max(...values.map((value, i) => Math.abs(value - (back[i] as number))));
        expect(worst).toBeLessThanOrEqual(scale * (stochastic ? 1 : 0.5) * (1 + 1e-5));
      }
    }
  });
});

/** Codecs without bias, with their expected squared error as the theory has it: exact, or a bound. */
const unbiased: readonly {
  readonly codec: CodecName;
  readonly options?: CodecOptions;
  readonly law: (values: Float32Array) => number;
  readonly isExact: boolean;
}[] = [
  { codec: "random-k", options: { sparsity: 0.75 }, law: (x) => 3 * square(x), isExact: true },
  {
    codec: "ternary",
    isExact: true,
    law: (x) => {
      const largest = Math.max(...x.map(Math.abs));
      return x.reduce((sum, value) => sum + Math.abs(value) * (largest - Math.abs(value)), 0);
    },
  },
  { codec: "natural", law: (x) => square(x) / 8, isExact: false },
  {
    codec: "qsgd",
    options: { levels: 4, bucketSize: 60 },
    law: (x) => Math.min(60 / 16, Math.sqrt(60) / 4) * square(x),
    isExact: false,
  },
  {
    codec: "quantization",
    options: { bits: 4, blockSize: 60 },
    isExact: false,
    law: (x) => (x.length * (Math.max(...x.map(Math.abs)) / 7) ** 2) / 4,
  },
  {
    codec: "quantization",
    isExact: false,
    law: (x) => (x.length * (Math.max(...x.map(Math.abs)) / 127) ** 2) / 4,
  },
];

describe("unbiased codecs, over 2,500 draws to five sigma", () => {
  it.each(unbiased)("$codec $options: the mean is the value, the squared error what theory says", (given) => {
    const { codec, options = {}, law, isExact } = given;
    const runs = 2500;
    const values = normals(60, 11);
    const settings = settingsOf(codec, options);
    const sums = new Float64Array(values.length);
    const squares = new Float64Array(values.length);
    const errors: number[] = [];
    for (let run = 0; run < runs; run++) {
      const back = throughCodec(values, settings, run);
      let error = 0;
      back.forEach((value, i) => {
        const off = value - (values[i] as number);
        sums[i] = (sums[i] as number) + off;
        squares[i] = (squares[i] as number) + off * off;
        error += off * off;
      });
      errors.push(error);
    }
    sums.forEach((sum, i) => {
      const deviation = Math.sqrt((squares[i] as number) / runs);
      expect(Math.abs(sum / runs)).toBeLessThanOrEqual((5 * deviation) / Math.sqrt(runs) + 1e-6);
    });
    const mean = errors.reduce((a, b) => a + b) / runs;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / runs / runs);
    if (isExact) expect(Math.abs(mean - law(values))).toBeLessThanOrEqual(5 * spread + 1e-6);
    else expect(mean).toBeLessThanOrEqual(law(values) + 5 * spread);
  });

  it("random-k unscaled leaves 1 - k/d of the energy on average, and new places each time", () => {
    const values = normals(60, 12);
    const settings = settingsOf("random-k", { sparsity: 0.75, scaled: false });
    const errors = Array.from({ length: 2000 }, (_, run) => squaredError(values, throughCodec(values, settings, run)));
    const mean = errors.reduce((a, b) => a + b) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0)) / errors.length;
    expect(Math.abs(mean - 0.75 * square(values))).toBeLessThanOrEqual(5 * spread);
    expect(new Set(errors).size).toBeGreaterThan(1900);
  });
});

function powerErrors(data: Float32Array, shape: readonly number[], calls: number): number[] {
  const compressor = new UpdateCompressor(settingsOf("power-sgd", { rank: 2 }), "sat");
  return Array.from({ length: calls }, () => {
    const update = compressor.compress({ m: { shape, data } });
    if (!update.ok) throw new Error(JSON.stringify(update.error));
    const back = tensorsOf(decoded(update.value.bytes))[0]?.data ?? new Float32Array(0);
    return squaredError(data, back);
  });
}

describe("low rank and sketch", () => {
  it("power-sgd with a warm start tends to the best approximation of its rank", () => {
    // Orthogonal parts of known size: the best rank 2 leaves the third.
    const rows = 16;
    const columns = 16;
    const wave = (k: number, i: number) => Math.cos((Math.PI * k * (i + 0.5)) / 16) * Math.sqrt(2 / 16);
    const data = Float32Array.from({ length: rows * columns }, (_, at) => {
      const [i, j] = [Math.floor(at / columns), at % columns];
      return 5 * wave(1, i) * wave(2, j) + 3 * wave(3, i) * wave(1, j) + wave(2, i) * wave(5, j);
    });
    const errors = powerErrors(data, [rows, columns], 12);
    expect(errors.at(-1)).toBeCloseTo(1, 3);
    expect(errors.at(-1)).toBeLessThanOrEqual((errors[0] as number) + 1e-6);
  });

  it("sketches of one seed add up to the sketch of the sum, and estimates keep their bound", () => {
    const a = heavyTails(4000, 13);
    const b = heavyTails(4000, 14);
    const settings = settingsOf("sketch", { columns: 400 });
    const sum = a.map((value, i) => value + (b[i] as number));
    const messages = [encoded(a, settings), encoded(b, settings)].map((bytes) => Buffer.from(bytes));
    const merged = mergeSketches(messages);
    expect(messages[0]?.equals(encoded(a, settings))).toBe(true);
    if (!merged.ok) throw new Error(JSON.stringify(merged.error));
    const fromParts = decoded(merged.value) as Float32Array;
    const whole = throughCodec(sum, settings);
    const norm = Math.sqrt(square(sum));
    for (const [i, value] of whole.entries())
      expect(Math.abs(value - (fromParts[i] as number))).toBeLessThan(1e-5 * norm);
    const far = whole.filter((value, i) => Math.abs(value - (sum[i] as number)) > norm * Math.sqrt(3 / 400)).length;
    expect(far).toBeLessThan(0.22 * whole.length);
    expect(mergeSketches([encoded(a, settings), encoded(b, settingsOf("sketch", { columns: 401 }))]).ok).toBe(false);
    expect(mergeSketches([encoded(a, settings), encoded(b, settingsOf("sign"))]).ok).toBe(false);
  });
});
