import type { ModelProfile } from "../../../core/scenario/schema";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { bytesText, countedText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { boardStore } from "../../state/partition/boardStore";
import { placementRules } from "../../state/partition/placementEdits";
import { flopText, megabytesText } from "./modelFigures";
import classes from "./partition.module.css";

const columns: readonly GridColumn[] = [
  { id: "name", title: "Layer", minPx: 110, grow: 1 },
  { id: "params", title: "Param. MB", hint: "Size of the parameters", minPx: 76, align: "right" },
  { id: "state", title: "State MB", hint: "KV cache and working memory", minPx: 70, align: "right" },
  { id: "flops", title: "Compute", hint: "Operations of one forward pass", minPx: 78, align: "right" },
  { id: "activation", title: "Output MB", hint: "Size of what is sent on", minPx: 78, align: "right" },
  { id: "node", title: "Node", minPx: 74 },
];

/** The model's layers in order, and where they are. */
export function LayerTable({ model }: { readonly model: ModelProfile }) {
  const { assignments = {}, pinned = {} } = placementRules(useScenario());
  const { chosen, choose } = boardStore();
  const { layers } = model;
  const paramsMB = layers.reduce((sum, layer) => sum + layer.paramsMB, 0);
  const stateMB = layers.reduce((sum, layer) => sum + (layer.stateMB ?? 0), 0);
  const flops = layers.reduce((sum, layer) => sum + layer.flops, 0);
  const cell = (row: number, column: string) => {
    const layer = layers[row];
    if (layer === undefined) return null;
    switch (column) {
      case "name":
        return layer.name;
      case "params":
        return megabytesText(layer.paramsMB);
      case "state":
        return megabytesText(layer.stateMB ?? 0);
      case "flops":
        return flopText(layer.flops);
      case "activation":
        return megabytesText(layer.activationMB ?? 0);
      default: {
        const node = Object.hasOwn(assignments, layer.name) ? assignments[layer.name] : "";
        return Object.hasOwn(pinned, layer.name) ? `${node}, pinned` : node;
      }
    }
  };
  return (
    <>
      <p className={classes.modelLine}>
        <strong>{model.name ?? "The model"}</strong>: {countedText(layers.length, "layer")}, {bytesText(paramsMB * 1e6)}{" "}
        of parameters{stateMB > 0 && `, ${bytesText(stateMB * 1e6)} of state`}, {flopText(flops)}
      </p>
      <DataGrid
        label="Layers of the model"
        columns={columns}
        rowCount={layers.length}
        cell={cell}
        rowState={(row) => (chosen.has(row) ? "selected" : undefined)}
        onActivate={(row) => choose(new Set([row]), row)}
        empty="No layers."
      />
    </>
  );
}
