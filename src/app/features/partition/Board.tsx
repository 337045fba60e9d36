import {
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { TextInput } from "@mantine/core";
import { type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import {
  type BoardEntry,
  boardEntries,
  chosenAfter,
  draggedLayers,
  rangeText,
  shownNodes,
} from "../../state/partition/boardModel";
import { boardStore } from "../../state/partition/boardStore";
import { placementRules } from "../../state/partition/placementEdits";
import classes from "./board.module.css";
import { ChosenBar } from "./ChosenBar";
import { computeOf, everyOf, groupKey, pinsOf, shareOf, sumOf, transferOf } from "./cardFacts";
import { LayerCard } from "./LayerCard";
import { NodeColumn, UnplacedColumn } from "./NodeColumn";
import { draftText, msText } from "./placementTexts";
import type { Board as BoardNumbers } from "./useBoard";
import { useBoardKeys } from "./useBoardKeys";

/** More nodes than this have a field to look for one. */
const fewNodes = 8;

/** Columns of nodes with cards of layers: cards are dragged, carried by the keyboard, or sent by the bar below. */
export function Board({ board }: { readonly board: BoardNumbers }) {
  const { problem, assignment, cost, draft } = board;
  const scenario = useScenario();
  const { chosen, open, search } = boardStore();
  const [dragged, setDragged] = useState<readonly number[]>();
  const [focused, setFocused] = useState<string>();
  const area = useRef<HTMLUListElement>(null);
  const moveTo = useRef<HTMLInputElement>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const columns = useMemo(
    () => boardEntries(assignment, problem.nodeIds.length, (key) => open.has(key)),
    [assignment, problem, open],
  );
  const { nodes, hidden } = useMemo(
    () => shownNodes(problem.nodeIds, cost.layerCount, search),
    [problem, cost, search],
  );
  const rules = placementRules(scenario);
  const isMoving = useMemo(() => new Set(draft?.layers ?? dragged), [draft, dragged]);
  const shown = draft?.cost ?? cost;
  const all = columns.flat();
  const tabStop = all.some(({ key }) => key === focused) ? focused : all[0]?.key;

  const onChoose = useCallback((entry: BoardEntry, event: MouseEvent) => {
    if ((event.target as Element).closest("[data-chevron]"))
      return boardStore.getState().setOpen(groupKey(entry), true);
    const { chosen: before, anchor, choose } = boardStore.getState();
    const how = { extends: event.shiftKey, adds: event.ctrlKey || event.metaKey };
    choose(chosenAfter(before, anchor, entry, how), how.extends && anchor !== undefined ? anchor : entry.first);
  }, []);
  const onToggle = useCallback((entry: BoardEntry) => {
    boardStore.getState().setOpen(groupKey(entry), entry.kind === "group");
    setFocused(entry.kind === "group" ? `head ${entry.key}` : groupKey(entry));
  }, []);

  const drop = (layers: readonly number[], node: number): void => {
    const changed = layers.filter((layer) => assignment[layer] !== node);
    boardStore.getState().setDraft(undefined);
    if (changed.length === 0) return;
    void runCommand("partition.move", {
      layers: changed.map((layer) => problem.layerNames[layer]),
      ...(node >= 0 && { node: problem.nodeIds[node] }),
    });
  };
  const onDragStart = ({ active }: DragStartEvent): void => {
    const entry = active.data.current?.entry as BoardEntry;
    setDragged(draggedLayers(chosen, entry));
  };
  const onDragOver = ({ over }: DragOverEvent): void => {
    const node = over?.data.current?.node as number | undefined;
    boardStore.getState().setDraft(node === undefined || !dragged ? undefined : { layers: dragged, node });
  };
  const endDrag = ({ over }: Pick<DragEndEvent, "over">): void => {
    const node = over?.data.current?.node as number | undefined;
    if (dragged && node !== undefined) drop(dragged, node);
    boardStore.getState().setDraft(undefined);
    setDragged(undefined);
  };

  const keys = useBoardKeys({ board, columns, stops: [-1, ...nodes], area, moveTo, drop, onToggle });
  const cardsOf = (entries: readonly BoardEntry[]) =>
    entries.map((entry) => (
      <LayerCard
        key={entry.key}
        entry={entry}
        title={rangeText(problem.layerNames, entry.first, entry.last)}
        bytes={sumOf(problem.layerBytes, entry)}
        computeMs={computeOf(board, entry)}
        isChosen={everyOf(entry, (layer) => chosen.has(layer))}
        isDragged={isMoving.has(entry.first)}
        pins={pinsOf(board, entry)}
        {...transferOf(board, entry)}
        isTabStop={entry.key === tabStop}
        onChoose={onChoose}
        onToggle={onToggle}
      />
    ));

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDragEnd={endDrag}
      onDragCancel={() => endDrag({ over: null })}
      accessibility={{ announcements: quiet, restoreFocus: false }}
    >
      {problem.nodeIds.length > fewNodes && (
        <div className={classes.tools}>
          <TextInput
            size="xs"
            aria-label="Look for a node"
            placeholder="Look for a node"
            value={search}
            onChange={(event) => boardStore.getState().setSearch(event.currentTarget.value)}
          />
          {hidden > 0 && (
            <span className={classes.hidden}>
              {countedText(hidden, "node")} {hidden === 1 ? "has" : "have"} no column here
            </span>
          )}
        </div>
      )}
      <ul
        ref={area}
        className={classes.board}
        aria-label="Planning board: a column for each node"
        aria-description="Arrow keys walk, with Shift they choose a range. Space takes layers up, arrow keys carry them, Space puts them down, Escape back. Enter moves to a node by name, P pins, Delete takes off."
        onKeyDown={keys.onKeyDown}
        onKeyUp={(event) => event.key === " " && event.preventDefault()}
        onFocus={(event) => {
          const card = (event.target as Element).closest<HTMLElement>("[data-card]");
          if (card !== null) setFocused(card.dataset.card);
          keys.onFocus(card);
        }}
        onBlur={keys.onBlur}
      >
        <UnplacedColumn count={cost.unplaced} isTarget={draft?.node === -1}>
          {cardsOf(columns[problem.nodeIds.length] ?? [])}
        </UnplacedColumn>
        {nodes.map((node) => {
          const rule = scenario.nodes?.find(({ id }) => id === problem.nodeIds[node]);
          return (
            rule && (
              <NodeColumn
                key={rule.id}
                node={rule}
                index={node}
                usedBytes={shown.usedBytes[node] ?? 0}
                capacityBytes={problem.capacityBytes[node] ?? 0}
                computeMs={shown.computeMs[node] ?? 0}
                share={shareOf(shown.computeMs[node] ?? 0, shown.latencyMs)}
                isTarget={draft?.node === node}
                ends={{ isSource: rules.source === rule.id, isSink: rules.sink === rule.id }}
              >
                {cardsOf(columns[node] ?? [])}
              </NodeColumn>
            )
          );
        })}
      </ul>
      <p role="status" className={classes.draft} data-draft data-shown={draft !== undefined || undefined}>
        {draft ? draftText(problem, cost, draft.cost, draft.layers.length, draft.node) : keys.said}
      </p>
      {chosen.size > 0 && draft === undefined && <ChosenBar board={board} inputRef={moveTo} />}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={classes.overlay}>
            {rangeText(problem.layerNames, dragged[0] ?? 0, dragged.at(-1) ?? 0)}
            {dragged.length > 1 && ` (${dragged.length})`}
            {draft && <strong>{msText(draft.cost.latencyMs)}</strong>}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** Ours say what a move costs, which dnd-kit's cannot. */
const quiet = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};
