import { describe, expect, it } from "vitest";
import { allSettings, decoded, heavyTails, labelOf, normals, settingsOf, square } from "./__fixtures__/gradients";
import type { Gradient, Tensor } from "./gradient";
import { UpdateCompressor, warmUpSparsity } from "./updateCompressor";

function compress(compressor: UpdateCompressor, gradient: Gradient) {
  const update = compressor.compress(gradient);
  if (!update.ok) throw new Error(JSON.stringify(update.error));
  return update.value;
}

/** Codecs that contract: error feedback with the others need not settle, but loses nothing either. */
const withFeedback = allSettings
  .filter(({ codec }) => codec !== "dgc")
  .map((settings) => ({ ...settings, errorFeedback: true, scaled: false }));

describe("error feedback", () => {
  it("says so where a gradient is finite but its sum with what was kept back is not", () => {
    const settings = { ...settingsOf("top-k", { sparsity: 0.5 }), errorFeedback: true };
    const compressor = new UpdateCompressor(settings, "sat-001");
    compress(compressor, Float32Array.of(3e38, 3.1e38, 3.2e38));
    const refused = compressor.compress(Float32Array.of(3e38, 3e38, 3e38));
    expect(refused).toMatchObject({
      ok: false,
      error: [{ path: "[0]", message: "with what calls before left out, is above what f32 holds" }],
    });
    const own = compressor.compress(Float32Array.of(Number.NaN, 0, 0));
    expect(own).toMatchObject({ ok: false, error: [{ path: "[0]", message: "is not finite" }] });
  });

  it.each(withFeedback.map((settings) => ({ label: labelOf(settings), settings })))(
    "$label: all that was sent and what is kept back add up to all gradients",
    ({ settings }) => {
      const compressor = new UpdateCompressor(settings, "sat-001");
      const sums = new Float64Array(200);
      let largest = 0;
      for (let round = 0; round < 10; round++) {
        const gradient = normals(200, 100 + round);
        const before = compressor.residual as Float32Array | undefined;
        const sent = decoded(compress(compressor, gradient).bytes) as Float32Array;
        const after = compressor.residual as Float32Array;
        for (let i = 0; i < 200; i++) {
          const value = (gradient[i] as number) - (sent[i] as number);
          largest = Math.max(largest, Math.abs(sent[i] as number), Math.abs(after[i] as number));
          sums[i] = (sums[i] as number) + value;
          const lost = (before?.[i] ?? 0) + value - (after[i] as number);
          if (Math.abs(lost) > 2e-7 * largest) throw new Error(`round ${round} lost ${lost} at ${i}`);
        }
      }
      const rest = compressor.residual as Float32Array;
      const lost = Math.max(...sums.map((sum, i) => Math.abs(sum - (rest[i] as number))));
      expect(lost).toBeLessThanOrEqual(1e-6 * largest);
    },
  );

  it("keeps |e|^2 <= 4 (1 - delta) / delta^2 max |g|^2 for top-k, delta = k/d", () => {
    const compressor = new UpdateCompressor(settingsOf("top-k", { sparsity: 0.8, errorFeedback: true }), "sat");
    let most = 0;
    for (let round = 0; round < 100; round++) {
      const gradient = heavyTails(100, round);
      most = Math.max(most, square(gradient));
      compress(compressor, gradient);
      expect(square(compressor.residual as Float32Array)).toBeLessThanOrEqual(((4 * 0.8) / 0.04) * most);
    }
  });

  it("makes sign descend where without it sign goes astray (counterexample 3 of Karimireddy et al. 2019)", () => {
    // f(x) = e |x1 + x2| + |x1 - x2|: every sign of a subgradient is (1, -1) or its opposite, so x1 + x2 never moves.
    const descend = (errorFeedback: boolean) => {
      const compressor = new UpdateCompressor(settingsOf("sign", { errorFeedback }), "sat");
      let [x, y] = [1, 1];
      for (let step = 0; step < 2000; step++) {
        const sum = 0.5 * Math.sign(x + y);
        const difference = Math.sign(x - y) || 1;
        const gradient = Float32Array.of(sum + difference, sum - difference);
        const sent = decoded(compress(compressor, gradient).bytes) as Float32Array;
        const rate = 0.05 / Math.sqrt(step + 1);
        x -= rate * (sent[0] as number);
        y -= rate * (sent[1] as number);
      }
      return 0.5 * Math.abs(x + y) + Math.abs(x - y);
    };
    expect(descend(true)).toBeLessThan(0.1);
    expect(descend(false)).toBeGreaterThan(0.9);
  });
});

describe("dgc", () => {
  it("warms up from a quarter kept to the sparsity asked for", () => {
    const compressor = new UpdateCompressor(settingsOf("dgc", { sparsity: 0.99 }), "sat");
    const kept = Array.from({ length: 6 }, (_, round) => {
      const sent = decoded(compress(compressor, normals(6400, round)).bytes) as Float32Array;
      return sent.filter((value) => value !== 0).length;
    });
    expect(kept).toEqual([1600, 400, 100, 64, 64, 64]);
    expect([0, 1, 2, 3, 4].map((step) => Math.round(1e4 * warmUpSparsity(step)) / 100)).toEqual([
      75, 93.75, 98.44, 99.61, 99.9,
    ]);
  });

  it("without momentum is top-k with error feedback", () => {
    const dgc = new UpdateCompressor(settingsOf("dgc", { sparsity: 0.95, momentum: 0, warmUpCalls: 0 }), "sat");
    const topK = new UpdateCompressor(settingsOf("top-k", { sparsity: 0.95, errorFeedback: true }), "sat");
    for (let round = 0; round < 5; round++) {
      const gradient = normals(300, round);
      expect(decoded(compress(dgc, gradient).bytes)).toEqual(decoded(compress(topK, gradient).bytes));
    }
    expect(dgc.residual).toEqual(topK.residual);
  });

  it("sends what momentum without compression would have, where all is sent", () => {
    const compressor = new UpdateCompressor(settingsOf("dgc", { sparsity: 0, warmUpCalls: 0 }), "sat");
    for (let round = 0; round < 3; round++) {
      const gradient = normals(50, round);
      // Masking clears the momentum of what was sent.
      expect(decoded(compress(compressor, gradient).bytes)).toEqual(gradient);
    }
    const masked = new UpdateCompressor(settingsOf("dgc", { sparsity: 0.5, momentum: 0.5, warmUpCalls: 0 }), "sat");
    expect([...(decoded(compress(masked, Float32Array.of(4, 1)).bytes) as Float32Array)]).toEqual([4, 0]);
    // Kept back: v = 1, u = 1; now u = 0.5 + 1, v = 1 + 1.5.
    expect([...(decoded(compress(masked, Float32Array.of(1, 1)).bytes) as Float32Array)]).toEqual([0, 2.5]);
  });
});

describe("what is carried from call to call", () => {
  const gradientAt = (round: number): Gradient => ({
    w: { shape: [10, 20], data: normals(200, round) },
    b: { shape: [20], data: normals(20, 50 + round) },
  });

  it.each(
    allSettings.map((settings) => ({ label: labelOf(settings), settings: { ...settings, errorFeedback: true } })),
  )(
    "$label: a client restored from its state goes on with the same bytes, and a reset one begins anew",
    ({ settings }) => {
      const first = new UpdateCompressor(settings, "sat-001");
      const opening = compress(first, gradientAt(0)).bytes;
      compress(first, gradientAt(1));
      const second = new UpdateCompressor(settings, "sat-001");
      expect(second.restore(structuredClone(first.state())).ok).toBe(true);
      expect(compress(second, gradientAt(2)).bytes).toEqual(compress(first, gradientAt(2)).bytes);
      expect(second.residual).toEqual(first.residual);
      first.reset();
      expect(compress(first, gradientAt(0)).bytes).toEqual(opening);
    },
  );

  it("random codecs draw anew on every call and for every client", () => {
    const gradient = normals(100, 1);
    const settings = settingsOf("random-k", { sparsity: 0.9 });
    const [a, b] = [new UpdateCompressor(settings, "sat-001"), new UpdateCompressor(settings, "sat-002")];
    const sent = [a, a, b].map((client) => String(decoded(compress(client, gradient).bytes)));
    expect(new Set(sent).size).toBe(3);
  });

  it("a gradient of another form, or a broken one, is refused and changes nothing", () => {
    const compressor = new UpdateCompressor(settingsOf("top-k", { errorFeedback: true }), "sat");
    compress(compressor, gradientAt(0));
    const before = compressor.state();
    expect(compressor.compress(normals(220, 1)).ok).toBe(false);
    const broken = gradientAt(1) as { readonly [name: string]: Tensor };
    (broken.w as Tensor).data[7] = Number.NaN;
    const refused = compressor.compress(broken);
    expect(refused.ok ? "" : refused.error[0]?.path).toBe("w[7]");
    expect(compressor.state()).toEqual(before);
    expect(compressor.restore({ ...before, calls: -1 }).ok).toBe(false);
    const [w] = before.tensors ?? [];
    expect(compressor.restore({ ...before, tensors: [{ ...w, name: "w", shape: [3] }] }).ok).toBe(false);
  });
});
