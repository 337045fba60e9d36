import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { runCommand } from "../../state/commands";
import { type BoardEntry, chosenAfter, draggedLayers } from "../../state/partition/boardModel";
import { boardStore } from "../../state/partition/boardStore";
import { type BoardAction, boardAction, neighbourCard } from "./boardKeys";
import { isPinned } from "./cardFacts";
import type { Board } from "./useBoard";

interface BoardParts {
  readonly board: Board;
  readonly columns: readonly (readonly BoardEntry[])[];
  /** Nodes in the order in which cards are carried over their columns. */
  readonly stops: readonly number[];
  readonly area: RefObject<HTMLElement | null>;
  readonly moveTo: RefObject<HTMLInputElement | null>;
  readonly drop: (layers: readonly number[], node: number) => void;
  readonly onToggle: (entry: BoardEntry) => void;
}

/** The board by keyboard: moving among cards, taking them up, carrying them from column to column and putting them down. */
export function useBoardKeys({ board, columns, stops, area, moveTo, drop, onToggle }: BoardParts) {
  const { problem, assignment, draft } = board;
  const [isCarried, setCarried] = useState(false);
  const [said, setSaid] = useState("");
  const lastFocused = useRef<number>(undefined);
  const { setDraft, choose } = boardStore.getState();

  // What was moved keeps the focus in its new column.
  useLayoutEffect(() => {
    const first = lastFocused.current;
    if (first === undefined || assignment.length === 0 || document.activeElement !== document.body) return;
    const key = columns
      .flat()
      .find((entry) => entry.kind !== "head" && entry.first <= first && entry.last >= first)?.key;
    if (key) area.current?.querySelector<HTMLElement>(`[data-card="${key}"]`)?.focus();
  }, [columns, assignment, area]);

  const put = (text: string): void => {
    setCarried(false);
    setDraft(undefined);
    setSaid(text);
  };
  const carry = (by: 1 | -1): void => {
    if (draft === undefined) return;
    const at = stops.indexOf(draft.node);
    const node = stops[Math.min(stops.length - 1, Math.max(0, at + by))] as number;
    setDraft({ layers: draft.layers, node });
    area.current?.querySelector(`[data-column="${node}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const focusNeighbour = (
    card: HTMLElement,
    entry: BoardEntry,
    action: Extract<BoardAction, { kind: "focus" }>,
  ): void => {
    const next = area.current ? neighbourCard(area.current, card, action.towards) : undefined;
    next?.focus();
    const entered = columns.flat().find(({ key }) => key === next?.dataset.card);
    if (!action.extends || entered === undefined || entered.kind === "head") return;
    const { chosen, anchor = entry.first } = boardStore.getState();
    choose(chosenAfter(chosen, anchor, entered, { extends: true, adds: false }), anchor);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const card = (event.target as Element).closest<HTMLElement>("[data-card]");
    const action = card && boardAction(event, isCarried);
    const entry = columns.flat().find(({ key }) => key === card?.dataset.card);
    if (!action || entry === undefined || card === null) return;
    const { chosen } = boardStore.getState();
    const own = draggedLayers(chosen, entry);
    switch (action.kind) {
      case "focus":
        focusNeighbour(card, entry, action);
        break;
      case "lift":
        if (entry.kind === "head") return;
        setCarried(true);
        setDraft({ layers: own, node: assignment[entry.first] as number });
        break;
      case "carry":
        carry(action.by);
        break;
      case "drop":
        if (draft) drop(draft.layers, draft.node);
        put("Put down.");
        break;
      case "cancel":
        put("Put back.");
        if (event.key === "Tab") return;
        break;
      case "toggle":
      case "moveTo":
        if (action.kind === "toggle" && entry.kind !== "layer") onToggle(entry);
        else {
          choose(new Set(own), entry.first);
          requestAnimationFrame(() => moveTo.current?.focus());
        }
        break;
      case "pin":
        void runCommand("partition.pin", {
          layers: own.map((layer) => problem.layerNames[layer]),
          isHeld: !own.every((layer) => isPinned(problem, layer)),
        });
        break;
      case "takeOff":
        drop(own, -1);
        break;
      case "clear":
        if (chosen.size === 0) return;
        choose(new Set());
        break;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    said,
    onKeyDown,
    onFocus(card: HTMLElement | null) {
      lastFocused.current = card?.dataset.first === undefined ? undefined : Number(card.dataset.first);
    },
    onBlur() {
      if (isCarried) put("");
    },
  };
}
