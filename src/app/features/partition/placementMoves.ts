/** Neighbouring layers that go from one node to another; `from` is -1 where they were not placed. */
export interface PlacementMove {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** What changes between two placements, as stretches of layers in order. */
export function placementMoves(before: Int32Array, after: Int32Array): readonly PlacementMove[] {
  const moves: PlacementMove[] = [];
  after.forEach((to, layer) => {
    const from = before[layer] as number;
    if (from === to) return;
    const open = moves.at(-1);
    if (open !== undefined && open.last === layer - 1 && open.from === from && open.to === to) {
      moves[moves.length - 1] = { ...open, last: layer };
    } else moves.push({ first: layer, last: layer, from, to });
  });
  return moves;
}
