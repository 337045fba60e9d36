import { useMemo } from "react";
import type { PlacementProblem } from "../../../core/partition/placementProblem";
import { type BoardCost, boardCost, withLayersOn } from "../../state/partition/boardCost";
import { boardStore } from "../../state/partition/boardStore";
import { type BoardProblem, useBoardProblem } from "../../state/partition/linkedProblem";

/** A board in numbers: where the layers are, what that costs, and what it would cost if the cards that are dragged were let go. */
export interface Board {
  readonly problem: PlacementProblem;
  readonly basis: Extract<BoardProblem, { status: "known" }>["basis"];
  readonly isCurrent: boolean;
  readonly assignment: Int32Array;
  readonly cost: BoardCost;
  /** While cards are dragged over a column. */
  readonly draft?: { readonly layers: readonly number[]; readonly node: number; readonly cost: BoardCost } | undefined;
}

export type KnownBoard = { readonly status: "known"; readonly board: Board };
export type BoardState = Exclude<BoardProblem, { status: "known" }> | KnownBoard;

export function useBoard(): BoardState {
  const state = useBoardProblem();
  const draft = boardStore((store) => store.draft);
  const known = state.status === "known" ? state : undefined;
  const cost = useMemo(() => known && boardCost(known.problem, known.assignment), [known]);
  const drafted = useMemo(
    () => known && draft && boardCost(known.problem, withLayersOn(known.assignment, draft.layers, draft.node)),
    [known, draft],
  );
  return useMemo(() => {
    if (known === undefined || cost === undefined) return state as Exclude<BoardProblem, { status: "known" }>;
    const { problem, basis, assignment, isCurrent } = known;
    return {
      status: "known",
      board: {
        problem,
        basis,
        assignment,
        isCurrent,
        cost,
        ...(draft && drafted && { draft: { ...draft, cost: drafted } }),
      },
    };
  }, [state, known, cost, draft, drafted]);
}
