import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWithScan, contactCase } from "./__fixtures__/bruteForce";

const numRuns = process.env.ORBITWEAVE_LONG ? 4000 : 240;

describe("contact windows", () => {
  it(`equal a 1 s scan of the model with bisection, none missed, none extra, seed 40417`, () => {
    let windows = 0;
    fc.assert(
      fc.property(contactCase, (drawn) => {
        const outcome = compareWithScan(drawn);
        windows += outcome.windows;
        expect(outcome.difference).toBeUndefined();
      }),
      { seed: 40417, numRuns, endOnFailure: true },
    );
    expect(windows).toBeGreaterThan(numRuns);
  }, 300_000);
});
