import fc from "fast-check";
import { expect, it } from "vitest";
import { boardEntries, chosenAfter, draggedLayers, layersBetween, layersText, shownNodes } from "./boardModel";

const placements = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 120 });

it("every layer stands once on the board, in its node's column, whatever is open (seed 8)", () => {
  fc.assert(
    fc.property(placements, fc.func(fc.boolean()), (nodes, isOpen) => {
      const columns = boardEntries(Int32Array.from(nodes), 4, isOpen);
      const seen = columns.flatMap((entries, column) =>
        entries.flatMap(({ kind, first, last }) =>
          kind === "head" ? [] : layersBetween(first, last).map((layer) => [layer, column] as const),
        ),
      );
      expect(seen.sort(([a], [b]) => a - b)).toEqual(nodes.map((node, layer) => [layer, node < 0 ? 4 : node]));
    }),
    { seed: 8, numRuns: 200 },
  );
});

it("a long run is one card, opens into cards, and a very long one into groups", () => {
  const column = (count: number, open: readonly string[]) =>
    boardEntries(new Int32Array(count), 1, (key) => open.includes(key))[0]?.map(({ kind, key }) => `${kind} ${key}`);
  expect(column(6, [])).toHaveLength(6);
  expect(column(7, [])).toEqual(["group 0-6"]);
  expect(column(8, ["0-7"])?.slice(0, 2)).toEqual(["head head 0-7", "layer 0"]);
  expect(column(400, ["0-399"])).toHaveLength(25);
  expect(column(400, ["0-399"])?.[1]).toBe("group 0-16");
});

it("a click chooses, Shift extends from the anchor, Ctrl adds and takes away; a chosen card takes the others along", () => {
  const at = (layer: number) => ({ first: layer, last: layer });
  const plain = { extends: false, adds: false };
  const one = chosenAfter(new Set(), undefined, at(3), plain);
  const range = chosenAfter(one, 3, at(6), { extends: true, adds: false });
  expect([...range]).toEqual([3, 4, 5, 6]);
  const back = chosenAfter(range, 3, { first: 0, last: 1 }, { extends: true, adds: false });
  expect([...back]).toEqual([0, 1, 2, 3]);
  const added = chosenAfter(range, 3, at(9), { extends: false, adds: true });
  expect([...chosenAfter(added, 3, at(4), { extends: false, adds: true })]).toEqual([3, 5, 6, 9]);
  expect(draggedLayers(added, at(5))).toEqual([3, 4, 5, 6, 9]);
  expect(draggedLayers(added, at(7))).toEqual([7]);
});

it("chosen layers are told by name, the first and the last where there are more", () => {
  const names = ["a", "b", "c", "d"];
  expect(layersText(names, [1])).toBe("b");
  expect(layersText(names, [1, 2, 3])).toBe("b … d (3 layers)");
  expect(layersText(names, [0, 3])).toBe("between a … d (2 layers)");
});

it("nodes that are used have their column before others, and all keep their order", () => {
  const ids = Array.from({ length: 60 }, (_, i) => `sat-${i}`);
  const used = ids.map((_, i) => (i === 59 ? 5 : 0));
  const { nodes, hidden } = shownNodes(ids, used, "");
  expect([nodes.length, nodes.at(-1), nodes[0], hidden]).toEqual([48, 59, 0, 12]);
  expect(shownNodes(ids, used, "SAT-5").nodes.map((node) => ids[node])).toEqual(
    ids.filter((id) => id.startsWith("sat-5")),
  );
});
