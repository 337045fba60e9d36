import { Button, CloseButton, Select } from "@mantine/core";
import { type RefObject, useMemo, useState } from "react";
import { bytesText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { boardCost, withLayersOn } from "../../state/partition/boardCost";
import { layersText } from "../../state/partition/boardModel";
import { boardStore } from "../../state/partition/boardStore";
import classes from "./board.module.css";
import { msChangeText, msText } from "./placementTexts";
import type { Board } from "./useBoard";

/** Nodes are costed one by one for the list, where that is a few milliseconds: layers times nodes. */
const costedPairs = 200_000;

/** What can be done with the chosen layers, without dragging. */
export function ChosenBar({
  board,
  inputRef,
}: {
  readonly board: Board;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}) {
  const { problem, assignment, cost } = board;
  const chosen = boardStore((state) => state.chosen);
  const [isOpen, setOpen] = useState(false);
  const layers = useMemo(
    () => [...chosen].filter((layer) => layer < problem.layerNames.length).sort((a, b) => a - b),
    [chosen, problem],
  );
  const options = useMemo(
    () =>
      problem.nodeIds.map((id, node) => {
        if (!isOpen || problem.nodeIds.length * problem.layerNames.length > costedPairs)
          return { value: id, label: id };
        const after = boardCost(problem, withLayersOn(assignment, layers, node));
        const fault = after.faults.length > cost.faults.length ? ", breaks a rule" : "";
        const change = after.latencyMs - cost.latencyMs;
        const changed = Number.isFinite(change) ? ` (${msChangeText(change)})` : "";
        return { value: id, label: `${id}: ${msText(after.latencyMs)}${changed}${fault}` };
      }),
    [problem, assignment, cost, layers, isOpen],
  );
  const names = layers.map((layer) => problem.layerNames[layer]);
  const isHeld = layers.every((layer) => (problem.pinned[layer] as number) >= 0);
  const isPlaced = layers.some((layer) => (assignment[layer] as number) >= 0);
  const bytes = layers.reduce((sum, layer) => sum + (problem.layerBytes[layer] ?? 0), 0);
  return (
    <div role="toolbar" className={classes.chosen} aria-label="Chosen layers">
      <span>
        {layersText(problem.layerNames, layers)}, {bytesText(bytes)}
      </span>
      <Select
        ref={inputRef}
        size="xs"
        w={150}
        aria-label="Move to node"
        placeholder="Move to…"
        searchable
        limit={60}
        data={options}
        value={null}
        nothingFoundMessage="No such node"
        comboboxProps={{ width: 320, position: "top-start" }}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        onKeyDown={(event) => event.stopPropagation()}
        onChange={(node) => node !== null && void runCommand("partition.move", { layers: names, node })}
      />
      <Button
        size="compact-xs"
        variant="default"
        disabled={!isPlaced}
        title="A pinned layer stays on its node, whatever the optimizer finds (P)"
        onClick={() => void runCommand("partition.pin", { layers: names, isHeld: !isHeld })}
      >
        {isHeld ? "Unpin" : "Pin"}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={!isPlaced}
        onClick={() => void runCommand("partition.move", { layers: names })}
      >
        Take off
      </Button>
      <CloseButton size="sm" aria-label="Choose nothing" onClick={() => boardStore.getState().choose(new Set())} />
    </div>
  );
}
