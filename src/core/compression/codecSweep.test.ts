import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { normals, settingsOf } from "./__fixtures__/gradients";
import { sweepCodecs } from "./codecSweep";
import { distortionOf } from "./distortion";
import { drawGradient, type GradientDistribution } from "./drawGradient";
import { type FeedbackRound, feedbackRounds } from "./feedbackRounds";
import { type Clock, countValues, histogramBins } from "./measureCodec";
import { paretoFront } from "./paretoFront";
import { GradientCounter } from "./surveyGradient";

/** Of a machine on which all work between two looks at it takes 10 ms. */
function tickingClock(): Clock {
  let ms = 0;
  return () => {
    ms += 10;
    return ms;
  };
}

const drawn = (distribution: GradientDistribution, seed = 1, elements = 40_000) =>
  runToEnd(drawGradient(distribution, elements, seed));

it("a sweep goes from all bytes to nearly none, and no codec is on its front twice with the same bytes", () => {
  const points = runToEnd(sweepCodecs(drawn("heavy-tail", 1, 20_000), 10, tickingClock()));
  const front = paretoFront(points).map((i) => points[i]);
  expect(points.length).toBeGreaterThan(60);
  expect(front[0]?.relativeError).toBe(0);
  expect(front.at(-1)?.bitsPerValue).toBeLessThan(0.2);
  const topK = points.filter(({ settings }) => settings.codec === "top-k");
  for (const [i, point] of topK.entries()) {
    expect(point.relativeError).toBeGreaterThan(topK[i - 1]?.relativeError ?? 0);
    expect(point.compressionRatio).toBeGreaterThan(topK[i - 1]?.compressionRatio ?? 1);
  }
  const sizes = front.map((point) => point?.encodedBytes);
  expect(new Set(sizes).size).toBe(sizes.length);
});

it("the front is what brute force finds", () => {
  const [bits, errors] = [normals(300, 1), normals(300, 2)];
  const points = Array.from(bits, (value, i) => ({
    bitsPerValue: Math.round(Math.abs(value) * 20) / 20,
    relativeError: Math.round(Math.abs(errors[i] ?? 0) * 20) / 20,
  }));
  const beats = (a: number, b: number) => {
    const [p, q] = [points[a], points[b]];
    if (p === undefined || q === undefined) return false;
    const isNoWorse = p.bitsPerValue <= q.bitsPerValue && p.relativeError <= q.relativeError;
    return isNoWorse && (p.bitsPerValue < q.bitsPerValue || p.relativeError < q.relativeError || a < b);
  };
  const brute = points
    .map((_, i) => i)
    .filter((i) => (points[i]?.relativeError ?? 2) <= 1 && points.every((_, j) => !beats(j, i)));
  expect([...paretoFront(points)].sort((a, b) => a - b)).toEqual(brute);
});

it("draws have the moments and shares of zeros of their distributions, and are the same for a seed", () => {
  const surveyOf = (distribution: GradientDistribution) => {
    const counter = new GradientCounter();
    counter.add(drawn(distribution));
    return counter.survey();
  };
  expect(surveyOf("gaussian").rms).toBeCloseTo(1, 1);
  expect(surveyOf("laplace").rms).toBeCloseTo(Math.SQRT2, 1);
  expect(surveyOf("laplace").meanMagnitude).toBeCloseTo(1, 1);
  expect(surveyOf("sparse").zeros / 40_000).toBeCloseTo(0.95, 2);
  const heavy = surveyOf("heavy-tail");
  expect(heavy.largestMagnitude / heavy.medianMagnitude).toBeGreaterThan(40);
  expect(drawn("gaussian")).toEqual(drawn("gaussian"));
  expect(drawn("gaussian")).not.toEqual(drawn("gaussian", 2));
});

it("a survey's quantiles are those of the sorted magnitudes to within a bin", () => {
  const values = drawn("laplace");
  const counter = new GradientCounter();
  counter.add(values.subarray(0, 17_000));
  counter.add(values.subarray(17_000));
  const sorted = values.map(Math.abs).sort();
  const { medianMagnitude, magnitude99 } = counter.survey();
  for (const [found, share] of [[medianMagnitude, 0.5] as const, [magnitude99, 0.99] as const]) {
    expect(Math.abs(found / (sorted[40_000 * share] ?? 0) - 1)).toBeLessThan(0.009);
  }
});

it("a histogram counts each value once, zero in the middle and what lies beyond at the ends", () => {
  const histogram = new Float64Array(histogramBins);
  countValues(Float32Array.of(0, 0, -5, 5, 2.999, 1e30), 3, histogram);
  expect([histogram[40], histogram[0], histogram[80]]).toEqual([2, 1, 3]);
});

it("dgc keeps back and sends later as top-k with feedback does, its momentum left out", () => {
  const gradient = drawn("gaussian", 3, 2_000);
  const rounds = (codec: "dgc" | "top-k"): readonly FeedbackRound[] => {
    const settings = settingsOf(codec, { sparsity: 0.9, warmUpCalls: 0 });
    const study = feedbackRounds(gradient, { settings, rounds: 5, noise: 1, seed: 4 });
    const outcome = runToEnd(study);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value;
  };
  expect(rounds("dgc")).toEqual(rounds("top-k"));
});

it("of two arrays the distortion is exact in what it compares", () => {
  const a = Float32Array.of(3, 4);
  expect(distortionOf(a, Float32Array.of(3, 0))).toEqual({ relativeError: 0.8, cosine: 0.6, largestError: 4 });
  expect(distortionOf(a, a)).toEqual({ relativeError: 0, cosine: 1, largestError: 0 });
  const zeros = new Float32Array(2);
  expect(distortionOf(zeros, zeros)).toEqual({ relativeError: 0, cosine: 1, largestError: 0 });
  expect(distortionOf(zeros, a)).toEqual({ relativeError: 5, cosine: 0, largestError: 4 });
});
