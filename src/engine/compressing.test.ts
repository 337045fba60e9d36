import { afterAll, expect, it } from "vitest";
import { heavyTails } from "../core/compression/__fixtures__/gradients";
import { codecNames } from "../core/compression/codecNames";
import { compressOnce } from "../core/compression/codecRecord";
import { codecSettings } from "../core/compression/codecSettings";
import { readSafetensors, writeSafetensors } from "../core/compression/files/safetensors";
import { decodeGradient } from "../core/compression/wireFormat";
import { type CodecOutcome, type CodecSweep, createCompressor, type GradientOrigin } from "./client/compressor";
import { exposeCompressionHost } from "./host/compressionHost";
import type { JobOutcome } from "./protocol/jobOutcome";

/** Host and client in one thread, over message channels. */
function compressorOf(most?: number) {
  return createCompressor({
    spawn() {
      const { port1, port2 } = new MessageChannel();
      exposeCompressionHost({ endpoint: port1, ...(most !== undefined && { most }) });
      port2.start();
      return { endpoint: port2, terminate: () => port1.close(), onDeath: () => undefined };
    },
  });
}
const compressor = compressorOf();
const byParts = compressorOf(3_200);
afterAll(() => {
  compressor.dispose();
  byParts.dispose();
});

const values = heavyTails(12_000, 3);
const tensors = [
  { name: "w", shape: [40, 250], data: values.slice(0, 10_000) },
  { name: "b", shape: [2_000], data: values.slice(10_000) },
];
const model: GradientOrigin = {
  kind: "file",
  name: "Model.SafeTensors",
  content: new Blob([writeSafetensors(tensors)]),
};
const plain: GradientOrigin = { kind: "file", name: "g.f32", content: new Blob([values.slice()]) };

function done<T>(outcome: JobOutcome<T>): T {
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

function measureOf(outcomes: readonly CodecOutcome[], codec: string) {
  const found = outcomes.find((outcome) => outcome.codec === codec);
  if (found === undefined || !("measure" in found)) throw new Error(`no measure of ${codec}`);
  return found.measure;
}

it("what is measured of a file is what the command line says of it, for every codec", async () => {
  const { survey, tensorCount, messages, reach } = done(await compressor.survey(model));
  expect([survey.elements, tensorCount, messages]).toEqual([12_000, 2, 1]);
  const magnitudes = values.map(Math.abs).sort();
  expect(survey.largestMagnitude).toBe(magnitudes.at(-1));
  expect(reach / (magnitudes[11_940] ?? 0)).toBeCloseTo(1, 1);

  const heard: number[] = [];
  const choices = codecNames.map((codec) => ({ codec, options: { seed: 5 } }));
  const outcomes = done(await compressor.measure(model, reach, choices, { onNews: (news) => heard.push(news.length) }));
  // The last news may come after the result.
  expect(heard.slice(0, 12)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  const gradient = Object.fromEntries(tensors.map(({ name, ...tensor }) => [name, tensor]));
  for (const codec of codecNames) {
    const settings = codecSettings(codec, { seed: 5 });
    const once = settings.ok ? compressOnce(gradient, settings.value) : settings;
    if (!once.ok) throw new Error(JSON.stringify(once.error));
    const { settings: _, ...measure } = measureOf(outcomes, codec);
    expect(measure).toMatchObject({
      encodedBytes: once.value.record.encodedBytes,
      relativeError: once.value.record.relativeError,
      compressionRatio: once.value.record.compressionRatio,
    });
    expect(measure.histogram.reduce((sum, count) => sum + count, 0)).toBe(12_000);
    expect(measure.encodeMs > 0 && measure.decodeMs > 0).toBe(true);
  }
});

it("what is saved decodes to what was measured, in the form it came in", async () => {
  const choice = { codec: "top-k", options: { sparsity: 0.9 } };
  const encoded = done(await compressor.save(model, { choice, content: "encoded", fileName: "m.owgc" }));
  const message = decodeGradient(new Uint8Array(await encoded.content.arrayBuffer()));
  const decoded = done(await compressor.save(model, { choice, content: "decoded", fileName: "m.safetensors" }));
  const file = readSafetensors(new Uint8Array(await decoded.content.arrayBuffer()));
  if (!message.ok || !file.ok) throw new Error("they do not decode");
  expect(Object.fromEntries(file.value.map(({ name, ...tensor }) => [name, tensor]))).toEqual({
    ...message.value.gradient,
  });
  const refused = await compressor.save(model, { choice, content: "decoded", fileName: "m.f32" });
  expect(refused).toMatchObject({ status: "refused", problems: [{ allowed: ".safetensors" }] });
});

it("a codec that cannot be used, or cannot hold the values, says why beside those that can", async () => {
  const large = { kind: "file", name: "l.f32", content: new Blob([Float32Array.of(1, 70_000)]) } as const;
  const outcomes = done(
    await compressor.measure(large, 1, [
      { codec: "fp16", options: {} },
      { codec: "top-k", options: { sparsity: 1 } },
      { codec: "bf16", options: {} },
      { codec: "gzip", options: {} },
    ]),
  );
  expect(outcomes).toMatchObject([
    { codec: "fp16", problems: [{ path: "[1]", given: 70_000 }] },
    { codec: "top-k", problems: [{ path: "sparsity", given: 1 }] },
    { codec: "bf16", measure: { elements: 2 } },
    { codec: "gzip", problems: [{ path: "codec", given: "gzip" }] },
  ]);
});

it("NaN and infinities are refused by tensor and index, or become zeros where that is asked for", async () => {
  const data = tensors[0]?.data.slice() ?? values;
  data[9_999] = Number.NaN;
  const content = new Blob([writeSafetensors([{ name: "w", shape: [40, 250], data }])]);
  const origin = { kind: "file", name: "n.safetensors", content } as const;
  expect(await compressor.survey(origin)).toMatchObject({
    status: "refused",
    problems: [{ path: "w[9999]", message: "is not finite" }],
  });
  expect(done(await compressor.survey({ ...origin, zeroesNonFinite: true })).survey.zeros).toBe(1);
});

it.each([
  ["a.pt", new Uint8Array(8), "no known format"],
  ["a.f32", new Uint8Array(0), "empty"],
  ["a.f32", new Uint8Array(6), "no whole number"],
  ["a.npy", new Uint8Array(600), "does not begin"],
  ["a.safetensors", new Uint8Array(8), "no JSON object"],
  ["a.safetensors", writeSafetensors([{ name: "e", shape: [0], data: new Float32Array(0) }]), "holds no values"],
])("a file %s that is none is refused", async (name, bytes, reason) => {
  const outcome = await compressor.survey({ kind: "file", name, content: new Blob([bytes]) });
  expect(outcome.status === "refused" && outcome.problems[0]?.message).toContain(reason);
});

it("a sweep hands over its points as they come; a cancel ends it and they stay", async () => {
  const stop = new AbortController();
  let last: CodecSweep | undefined;
  const outcome = await compressor.sweep(plain, 5, {
    signal: stop.signal,
    onNews(sweep) {
      last = sweep;
      if (sweep.points.length === 10) stop.abort();
    },
  });
  expect(outcome.status).toBe("cancelled");
  expect(last?.points.length).toBeGreaterThanOrEqual(10);
});

it("a gradient above one message goes through in parts that add up to it", async () => {
  const whole = done(await compressor.survey(model));
  const parts = done(await byParts.survey(model));
  // Three times twelve rows of w, then its last four and b.
  expect(parts).toMatchObject({ messages: 4, reach: whole.reach, survey: { elements: 12_000 } });
  expect(parts.survey.norm / whole.survey.norm).toBeCloseTo(1, 12);
  const choices = [{ codec: "bf16", options: {} }];
  const one = measureOf(done(await compressor.measure(model, whole.reach, choices)), "bf16");
  const several = measureOf(done(await byParts.measure(model, whole.reach, choices)), "bf16");
  expect(several.histogram).toEqual(one.histogram);
  expect(several.relativeError / one.relativeError).toBeCloseTo(1, 12);
  expect([several.messages, several.elements]).toEqual([4, 12_000]);
  expect(several.encodedBytes - one.encodedBytes).toBeGreaterThan(3 * 24);
});

it("what error feedback keeps back is sent later: the error of the sum falls, where without it it stays", async () => {
  const choice = { codec: "top-k", options: { sparsity: 0.9 } };
  const series = done(await compressor.feedback(plain, { choice, rounds: 40, noise: 0 }));
  const [first, last] = [series.rounds[0], series.rounds.at(-1)];
  expect(series.rounds.length).toBe(40);
  expect(first?.errorWith).toBeCloseTo(first?.errorWithout ?? 0, 12);
  expect(last?.errorWithout).toBeCloseTo(first?.errorWithout ?? 0, 6);
  expect(last?.errorWith).toBeLessThan(0.3 * (first?.errorWith ?? 0));
  // The telescoping identity: all gradients less all that was sent is what is kept back.
  expect(last?.errorWith).toBeCloseTo((last?.residual ?? 0) / 40, 5);
});
