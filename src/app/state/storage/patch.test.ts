import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyPatch, type Patch, patchBetween } from "./patch";

/** Plain data without the keys that no document may have. */
const plain = fc
  .jsonValue({ maxDepth: 4 })
  .filter((value) => !/"(__proto__|constructor|prototype)"/.test(JSON.stringify(value)));

function roundTrip(patch: Patch): Patch {
  return JSON.parse(JSON.stringify(patch)) as Patch;
}

describe("patch", () => {
  it("leads from any value to any other, also as text (seed 7)", () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const patch = patchBetween(before, after);
        const reached = patch === undefined ? before : applyPatch(before, roundTrip(patch));
        expect(JSON.parse(JSON.stringify(reached))).toEqual(JSON.parse(JSON.stringify(after)));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("leads from any list to one with items changed, added and removed (seed 8)", () => {
    const item = fc.record({ id: fc.nat({ max: 5 }), tags: fc.array(fc.nat({ max: 2 }), { maxLength: 3 }) });
    const list = fc.array(item, { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const patch = patchBetween({ list: before }, { list: after });
        expect(patch === undefined ? { list: before } : applyPatch({ list: before }, patch)).toEqual({ list: after });
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it("equal values have none, whoever made them", () => {
    expect(patchBetween({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBeUndefined();
    expect(patchBetween({ a: 1, b: undefined }, { a: 1 })).toBeUndefined();
  });

  it("is small where the change is small", () => {
    const many = Array.from({ length: 1000 }, (_, id) => ({ id, rate: 10 }));
    const faster = many.map((each) => (each.id === 500 ? { ...each, rate: 20 } : each));
    expect(patchBetween(many, faster)).toEqual(["items", [[500, ["keys", [["rate", ["value", 20]]]]]]]);
    expect(patchBetween(many, many.toSpliced(10, 1))).toEqual(["splice", 10, 1, []]);
    expect(patchBetween(many, many.toSpliced(10, 0, { id: -1, rate: 1 }))).toEqual([
      "splice",
      10,
      0,
      [{ id: -1, rate: 1 }],
    ]);
  });

  it("shares what it does not touch", () => {
    const before = { a: { deep: 1 }, b: { deep: 2 } };
    const after = applyPatch(before, ["keys", [["b", ["value", 3]]]]) as typeof before;
    expect(after.a).toBe(before.a);
    expect(before.b).toEqual({ deep: 2 });
  });

  it("one of another value is an error", () => {
    expect(() => applyPatch([1], ["keys", [["a", null]]])).toThrow();
    expect(() => applyPatch("text", ["items", [[0, ["value", 1]]]])).toThrow();
  });
});
