import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "./jsonFault";
import { readJson, utf8Length } from "./readJson";

/** JSON text with some characters cut out, doubled or replaced. */
const brokenJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom("", "}", "]", '"', ",", ":", "\n", "\\", "0", "é"),
  )
  .map(([text, at, cut, put]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + put + text.slice(from + cut);
  });

describe("the place of a JSON fault", () => {
  it("is inside or at the end of every text that the engine refuses (seed 11)", () => {
    fc.assert(
      fc.property(brokenJson, (text) => {
        const read = readJson(text, 1e6);
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(read.ok).toBe(parses);
        if (parses) return;
        const { offset } = findJsonFault(text);
        expect(offset).toBeLessThanOrEqual(text.length);
        // What stands before the fault can be completed to JSON: cutting there and earlier never shows an earlier fault.
        expect(findJsonFault(text.slice(0, offset)).offset).toBe(offset);
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it.each([
    ["", 0, "the text ends where a value is expected"],
    ['{"a":1,}', 7, '"}" where a key in double quotes is expected'],
    ["[1 2]", 3, '"2" where a comma or ] is expected'],
    ['{"a" 1}', 5, '"1" where a colon is expected'],
    ['{"a":1} x', 8, '"x" where the end is expected'],
    ['["a', 1, '"\\"" where a string that is closed and without control characters is expected'],
    ["[01]", 2, '"1" where a comma or ] is expected'],
  ])("of %s is %i", (text, offset, message) => {
    expect(findJsonFault(text)).toEqual({ offset, message });
  });

  it("is found in deep and in long texts", () => {
    expect(findJsonFault("[".repeat(1_000_000)).offset).toBe(1_000_000);
    expect(findJsonFault(`["${"x".repeat(1_900_000)}`).offset).toBe(1);
  });
});

describe("UTF-8 length", () => {
  it("equals that of the platform's encoder (seed 12)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { seed: 12 },
    );
  });
});
