import { describe, expect, it } from "vitest";
import { crc32 } from "./crc32";
import { atan2, cos, exp, log, pow, sin } from "./elementary";
import { Random } from "./random";

const specials = [
  0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1e-310, -1e-310, 5e-324, 1e300, -1e300, 1.7976931348623157e308,
].concat(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN);

/** Steps of the double's grid between two finite doubles of one sign. */
function ulpsApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  const [ordered, other] = new BigInt64Array(new Float64Array([a, b]).buffer);
  const gap = Number((ordered as bigint) - (other as bigint));
  return Math.abs(gap);
}

function manyNumbers(seed: number, count: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => {
    const sign = random.below(2) === 0 ? 1 : -1;
    if (i % 4 === 0) return sign * random.double();
    if (i % 4 === 1) return sign * random.double() * 20;
    if (i % 4 === 2) return sign * exp(random.double() * 92 - 46);
    return sign * exp(random.double() * 1380 - 690);
  });
}

describe("elementary functions", () => {
  const one = [
    { name: "exp", ours: exp, theirs: Math.exp },
    { name: "log", ours: log, theirs: Math.log },
    { name: "sin", ours: sin, theirs: Math.sin },
    { name: "cos", ours: cos, theirs: Math.cos },
  ];

  it.each(one)("$name is within 2 ulp of the engine's own on 20,000 numbers", ({ ours, theirs }) => {
    const worst = Math.max(...manyNumbers(71, 20_000).map((x) => ulpsApart(ours(x), theirs(x))));
    expect(worst).toBeLessThanOrEqual(2);
  });

  it.each(one)("$name takes special values as the engine does", ({ ours, theirs }) => {
    for (const x of specials) expect(ulpsApart(ours(x), theirs(x)), String(x)).toBeLessThanOrEqual(1);
  });

  it.each([
    { name: "pow", ours: pow, theirs: Math.pow },
    { name: "atan2", ours: atan2, theirs: Math.atan2 },
  ])("$name is within 2 ulp of the engine's own, special values included", ({ ours, theirs }) => {
    const xs = manyNumbers(72, 20_000);
    const ys = manyNumbers(73, 20_000);
    xs.forEach((x, i) => {
      const y = ys[i] as number;
      expect(ulpsApart(ours(x, y), theirs(x, y)), `${x}, ${y}`).toBeLessThanOrEqual(2);
    });
    for (const x of specials) {
      for (const y of specials) expect(ulpsApart(ours(x, y), theirs(x, y)), `${x}, ${y}`).toBeLessThanOrEqual(1);
    }
  });

  it("gives powers of whole numbers exactly", () => {
    for (let base = 2; base <= 12; base++) {
      let power = 1;
      for (let n = 0; power < 2 ** 53; n++, power *= base) expect(pow(base, n)).toBe(power);
    }
  });

  // True values by 200-bit arithmetic: where a reduction with too few digits of pi, or a logarithm without a low part, goes wrong.
  it.each([
    [sin(Math.PI), 1.2246467991473532e-16],
    [cos(1.5707963267948966), 6.123233995736766e-17],
    [sin(1e22), -0.8522008497671888],
    [cos(6381956970095103 * 2 ** 797), -4.6871659242546277e-19],
    [pow(1.0000000001, 1e12), 2.6881393700484107e43],
    [exp(709.782712893384), 1.7976931348622732e308],
    [exp(-745), 5e-324],
    [log(1.0000000000000002), 2.220446049250313e-16],
    [atan2(1, 2), 0.4636476090008061],
  ])("known answer %#", (ours, known) => {
    expect(ulpsApart(ours, known)).toBeLessThanOrEqual(1);
  });

  it("gives the same bytes everywhere: checksum of 24,000 results", () => {
    const xs = manyNumbers(74, 4000);
    const ys = manyNumbers(75, 4000);
    const results = xs.flatMap((x, i) => {
      const y = ys[i] as number;
      return [exp(x), log(Math.abs(x)), pow(Math.abs(x), y), sin(x), cos(x), atan2(x, y)];
    });
    expect(crc32(new Uint8Array(new Float64Array(results).buffer))).toBe(3913945926);
  });
});
