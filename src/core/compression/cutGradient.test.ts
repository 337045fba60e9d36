import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cutIntoPieces, type GradientCut, sampleGradient, type TensorForm } from "./cutGradient";
import { countOf } from "./gradient";

const forms = fc.array(
  fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }).map((shape): TensorForm => ({ name: "t", shape })),
  { minLength: 1, maxLength: 6 },
);

/** Places of a cut as `tensor:index`, in its order. */
function placesOf(cut: GradientCut): string[] {
  return cut.flatMap(({ tensor, runs }) =>
    runs.flatMap(({ start, count }) => Array.from({ length: count }, (_, i) => `${tensor}:${start + i}`)),
  );
}

it("pieces hold every value once, in order, none more than is allowed, and each part's shape is its number of values", () => {
  fc.assert(
    fc.property(forms, fc.integer({ min: 1, max: 3000 }), (tensors, most) => {
      const pieces = cutIntoPieces(tensors, most);
      const all = tensors.flatMap(({ shape }, tensor) =>
        Array.from({ length: countOf(shape) }, (_, i) => `${tensor}:${i}`),
      );
      expect(pieces.flatMap(placesOf)).toEqual(all);
      for (const piece of pieces) {
        expect(placesOf(piece).length).toBeLessThanOrEqual(most);
        for (const part of piece) expect(countOf(part.shape)).toBe(placesOf([part]).length);
      }
    }),
    { seed: 7, numRuns: 60 },
  );
});

it("a sample holds whole rows of every tensor that has values, none twice, and about as many as asked for", () => {
  fc.assert(
    fc.property(forms, fc.integer({ min: 1, max: 3000 }), (tensors, most) => {
      const sample = sampleGradient(tensors, most);
      const places = placesOf(sample);
      expect(new Set(places).size).toBe(places.length);
      for (const { tensor, shape, runs } of sample) {
        const count = countOf(tensors[tensor]?.shape ?? []);
        expect(countOf(shape)).toBe(placesOf([{ tensor, name: "", shape, runs }]).length);
        expect(countOf(shape) > 0).toBe(count > 0);
        for (const run of runs) expect(run.start + run.count).toBeLessThanOrEqual(count);
      }
      const longestRows = tensors.reduce((sum, { shape }) => sum + Math.max(1, countOf(shape.slice(1))), 0);
      expect(places.length).toBeLessThanOrEqual(most + longestRows);
    }),
    { seed: 8, numRuns: 60 },
  );
});

it("tensors that fit together share a piece, and rows stay whole", () => {
  const pieces = cutIntoPieces(
    [
      { name: "a", shape: [2, 3] },
      { name: "b", shape: [4] },
      { name: "c", shape: [5, 4] },
    ],
    10,
  );
  expect(pieces.map((piece) => piece.map(({ name, shape }) => [name, ...shape]))).toEqual([
    [
      ["a", 2, 3],
      ["b", 4],
    ],
    [["c", 2, 4]],
    [["c", 2, 4]],
    [["c", 1, 4]],
  ]);
});
