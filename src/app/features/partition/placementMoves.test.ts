import fc from "fast-check";
import { expect, it } from "vitest";
import { placementMoves } from "./placementMoves";

it("the moves lead from one placement to the other, and no two that follow each other are one (seed 9)", () => {
  const nodes = fc.integer({ min: -1, max: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(nodes, nodes), { maxLength: 60 }), (pairs) => {
      const before = Int32Array.from(pairs, ([from]) => from);
      const after = Int32Array.from(pairs, ([, to]) => to);
      const moves = placementMoves(before, after);
      const led = before.slice();
      for (const { first, last, to } of moves) led.fill(to, first, last + 1);
      expect([...led]).toEqual([...after]);
      for (const [i, move] of moves.slice(1).entries()) {
        const former = moves[i];
        expect(former?.last === move.first - 1 && former.from === move.from && former.to === move.to).toBe(false);
      }
    }),
    { seed: 9 },
  );
});
