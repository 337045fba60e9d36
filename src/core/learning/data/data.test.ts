import { describe, expect, test } from "vitest";
import { Random } from "../../base/random";
import { gammaDraw } from "./gammaDraw";
import { readSamplesCsv } from "./readSamplesCsv";
import type { Samples } from "./samples";
import { type SplitSettings, splitSamples } from "./split";
import { syntheticData } from "./synthetic";

const ids = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);
const plain = { alpha: 1, beta: 1, areVariances: false, iid: false, maxSamples: undefined };
const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const deviationOf = (values: ArrayLike<number>) => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(Array.from(values, (value) => (value - mean) ** 2)));
};

describe("Synthetic(alpha, beta)", () => {
  test("has 60 features, 10 classes, at least 50 samples a client, and 90 % of them for training", () => {
    const { dimension, classes, clients } = syntheticData(ids(20), plain, 1);
    expect([dimension, classes, clients.length]).toEqual([60, 10, 20]);
    for (const { train, test } of clients) {
      const count = train.count + test.count;
      expect(count).toBeGreaterThanOrEqual(50);
      expect(train.count).toBe(Math.floor(0.9 * count));
      expect(train.values.length).toBe(60 * train.count);
      expect(Math.max(...train.labels)).toBeLessThan(10);
    }
  });

  test("client sizes are log-normal: the logarithm of n - 50 has mean 4 and deviation 2", () => {
    const { clients } = syntheticData(ids(150), { ...plain, maxSamples: 500 }, 7);
    const sorted = clients.map(({ train, test }) => train.count + test.count - 50).sort((a, b) => a - b);
    // Quantiles, which the cap leaves as they are: exp(4), and exp(4 -+ 0.6745 x 2).
    expect(Math.log(sorted[75] as number)).toBeCloseTo(4, 0);
    expect(Math.log((sorted[112] as number) / (sorted[37] as number))).toBeCloseTo(2.7, 0);
    expect(Math.max(...sorted)).toBe(450);
  });

  test("feature j scatters about a client's mean with variance j^-1.2, and means scatter with variance 1 + beta^2", () => {
    const { clients } = syntheticData(ids(120), { ...plain, beta: 3, maxSamples: 200 }, 3);
    const column = (client: number, j: number) => {
      const { train } = clients[client] as (typeof clients)[number];
      return Array.from({ length: train.count }, (_, s) => train.values[s * 60 + j] as number);
    };
    for (const j of [0, 9, 59]) {
      const wanted = Math.sqrt((j + 1) ** -1.2);
      const within = meanOf(clients.map((_, client) => deviationOf(column(client, j))));
      expect(Math.abs(within / wanted - 1)).toBeLessThan(0.05);
      const between = deviationOf(clients.map((_, client) => meanOf(column(client, j))));
      expect(Math.abs(between / Math.sqrt(10) - 1)).toBeLessThan(0.25);
    }
  });

  test("alpha and beta may be taken for variances, which is the same at 0 and 1", () => {
    const small = { ...plain, maxSamples: 60 };
    const taken = { ...small, areVariances: true };
    expect(syntheticData(ids(3), taken, 5)).toEqual(syntheticData(ids(3), small, 5));
    expect(syntheticData(ids(3), { ...taken, beta: 4 }, 5)).toEqual(syntheticData(ids(3), { ...small, beta: 2 }, 5));
  });

  test("one client more changes no other, and the IID form shares one model", () => {
    const small = { ...plain, maxSamples: 60 };
    const four = syntheticData(ids(4), small, 5).clients;
    expect(syntheticData(ids(3), small, 5).clients).toEqual(four.slice(0, 3));
    const iid = syntheticData(ids(40), { ...plain, iid: true, maxSamples: 300 }, 5).clients;
    const firstMeans = iid.map(({ train }) =>
      meanOf(Array.from({ length: train.count }, (_, s) => train.values[s * 60] as number)),
    );
    expect(deviationOf(firstMeans)).toBeLessThan(0.2);
  });
});

describe("splits", () => {
  const random = new Random(9);
  const count = 2_000;
  const samples: Samples = {
    count,
    dimension: 1,
    classes: 10,
    values: Float32Array.from({ length: count }, (_, i) => i),
    labels: Uint8Array.from({ length: count }, () => random.below(10)),
  };
  const splitInto = (split: SplitSettings, clients = 20) => {
    const outcome = splitSamples(samples, ids(clients), split, 4);
    if (!outcome.ok) throw new Error(outcome.error[0]?.message);
    return outcome.value;
  };
  const splits: SplitSettings[] = [
    { kind: "iid" },
    { kind: "dirichlet", concentration: 0.5 },
    { kind: "shards", perClient: 2 },
  ];

  test.each(splits)("$kind gives every sample to exactly one client", (split) => {
    const seen = splitInto(split).flatMap(({ train, test }) => [...train.values, ...test.values]);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from(samples.values));
  });

  test("classes a client sees: two or three of two shards, nearly all of a Dirichlet split of 100, few of one of 0.1", () => {
    const classesSeen = (split: SplitSettings) => splitInto(split).map(({ train }) => new Set(train.labels).size);
    expect(Math.max(...classesSeen({ kind: "shards", perClient: 2 }))).toBeLessThanOrEqual(4);
    expect(meanOf(classesSeen({ kind: "dirichlet", concentration: 100 }))).toBeGreaterThan(9.5);
    expect(meanOf(classesSeen({ kind: "dirichlet", concentration: 0.1 }))).toBeLessThan(6);
  });

  test("a client left without samples is named", () => {
    const outcome = splitSamples(samples, ids(1_500), { kind: "iid" }, 1);
    expect(!outcome.ok && outcome.error[0]?.message).toMatch(/^client c\d+ is left with 1 samples$/);
  });

  test("gamma draws have mean and variance equal to their shape", () => {
    for (const shape of [0.3, 1, 4]) {
      const draws = Array.from({ length: 20_000 }, () => gammaDraw(shape, random));
      expect(Math.abs(meanOf(draws) / shape - 1)).toBeLessThan(0.06);
      expect(Math.abs(deviationOf(draws) ** 2 / shape - 1)).toBeLessThan(0.12);
    }
  });
});

describe("CSV", () => {
  test("numbers are standardised, classes numbered by their text", () => {
    const read = readSamplesCsv("a,kind,b\n1,cat,5\n3,dog,5\n1,dog,5\n3,cat,5\n", "kind");
    if (!read.ok) throw new Error("refused");
    expect(read.value.classNames).toEqual(["cat", "dog"]);
    expect(read.value.features).toEqual(["a", "b"]);
    expect(Array.from(read.value.samples.values)).toEqual([-1, 0, 1, 0, -1, 0, 1, 0]);
    expect(Array.from(read.value.samples.labels)).toEqual([0, 1, 1, 0]);
  });

  test.each([
    ["", "line 1", "no table"],
    ["a,b\n", "line 2", "no samples"],
    ["a,b\n1,x\n2\n", "line 3", "number of columns differs"],
    ["a,b\n1,x\nfoo,y\n", "line 3", "column a is no number"],
    ["a,b\n1,x\n,y\n", "line 3", "column a is no number"],
    ["a,b\n1,x\n2,x\n", "column b", "only one class"],
  ])("%j is refused", (text, path, message) => {
    const read = readSamplesCsv(text);
    expect(!read.ok && read.error[0]).toMatchObject({ path, message });
  });
});
