import { type ReactNode, useMemo, useState } from "react";
import { earthFixedToGeodetic } from "../../../core/orbit/geodesy";
import { DataGrid, type GridColumn, type RowState } from "../../kit/DataGrid";
import { countText, latitudeText, longitudeText } from "../../kit/quantityText";
import { useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites, useStations } from "../../state/derived";
import { createActiveLinks } from "../../state/picture/activeLinks";
import { visitFailedNodes } from "../../state/picture/failureTimes";
import { thingAttributes } from "../../state/picture/thingMenu";
import { usePicturePlan } from "../../state/picture/usePicturePlan";
import { type Selection, viewStore } from "../../state/viewStore";
import classes from "./contacts.module.css";
import { partnersIn } from "./partners";
import { useContactLayers } from "./useContactLayers";
import { usePositionsNow } from "./usePositionsNow";
import { useTrainingTexts } from "./useTrainingTexts";

type Column = "name" | "latitude" | "longitude" | "height" | "contact" | "training";

const columns: readonly (GridColumn & { readonly id: Column })[] = [
  { id: "name", title: "Name", minPx: 96, grow: 1 },
  { id: "latitude", title: "Latitude", minPx: 88, align: "right" },
  { id: "longitude", title: "Longitude", minPx: 100, align: "right" },
  { id: "height", title: "Height km", hint: "Above the WGS-84 ellipsoid", minPx: 76, align: "right" },
  { id: "contact", title: "In contact with", minPx: 120, grow: 1.4 },
];

/** While a training in mission time is shown: who does what comes before where all are. */
const columnsOfTraining: typeof columns = [
  ...columns.filter(({ id }) => id === "name"),
  { id: "training", title: "Training", hint: "What globe and map show of it", minPx: 200, grow: 3 },
  ...columns.filter(({ id }) => id === "contact"),
  ...columns.filter(({ id }) => id !== "name" && id !== "contact"),
];

interface Row {
  readonly thing: Selection;
  readonly name: string;
  /** Row of the satellite or station. */
  readonly index: number;
}

/** What globe and map show at the clock's time, in rows: where each station and satellite is, what it is in contact with, whether it has failed. */
export function NowTable() {
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const selection = viewStore((state) => state.selection);
  const nowMs = useClock4Hz();
  const plan = usePicturePlan();
  const positions = usePositionsNow(plan, nowMs);
  const partners = usePartners(nowMs);
  const training = useTrainingTexts(nowMs);
  const failed = useMemo(() => {
    const nodes = new Set<number>();
    if (plan) visitFailedNodes(plan.failures, nowMs, (node) => nodes.add(node));
    return nodes;
  }, [plan, nowMs]);

  // Stations first: there are fewer of them.
  const rowAt = (row: number): Row | undefined => {
    const isStation = row < stations.length;
    const index = isStation ? row : row - stations.length;
    const item = (isStation ? stations : satellites)[index];
    return (
      item && { thing: { kind: isStation ? "station" : "satellite", id: item.id }, name: item.name ?? item.id, index }
    );
  };
  const partnersOf = ({ thing: { kind }, index }: Row): readonly string[] => {
    const lists = kind === "station" ? partners.satellitesOf : partners.stationsOf;
    const others = kind === "station" ? satellites : stations;
    return (lists.get(index) ?? []).flatMap((other) => others[other]?.name ?? others[other]?.id ?? []);
  };
  const nodeOf = ({ thing: { kind }, index }: Row): number => (kind === "station" ? satellites.length + index : index);
  const hasFailed = (row: Row): boolean => failed.has(nodeOf(row));
  const placeOf = ({ thing: { kind }, index }: Row) => {
    if (kind === "station") return stations[index];
    const at = 3 * index;
    const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = positions?.subarray(at, at + 3) ?? [];
    return Number.isNaN(x) ? undefined : earthFixedToGeodetic(x, y, z);
  };

  const cell = (row: number, columnId: string): ReactNode => {
    const shown = rowAt(row);
    if (shown === undefined) return "";
    if (columnId === "name") return shown.name;
    if (columnId === "training") {
      const text = training?.get(nodeOf(shown)) ?? "";
      return <span title={text}>{text}</span>;
    }
    if (columnId === "contact") {
      if (hasFailed(shown)) return <span className={classes.failure}>has failed</span>;
      return partnersOf(shown).join(", ");
    }
    const place = placeOf(shown);
    if (place === undefined) return "–";
    if (columnId === "latitude") return latitudeText(place.latDeg);
    if (columnId === "longitude") return longitudeText(place.lonDeg);
    return shown.thing.kind === "station" ? place.altitudeKm.toFixed(2) : countText(place.altitudeKm);
  };

  const rowState = (row: number): RowState | undefined => {
    const shown = rowAt(row);
    if (shown === undefined) return undefined;
    if (selection?.kind === shown.thing.kind && selection.id === shown.thing.id) return "selected";
    return partnersOf(shown).length > 0 ? "active" : undefined;
  };

  return (
    <DataGrid
      label="Stations and satellites at the clock's time"
      columns={training === undefined ? columns : columnsOfTraining}
      rowCount={stations.length + satellites.length}
      cell={cell}
      rowState={rowState}
      rowData={(row) => {
        const shown = rowAt(row);
        return shown && thingAttributes(shown.thing);
      }}
      onActivate={(row) => {
        const shown = rowAt(row);
        if (shown) void runCommand("selection.set", shown.thing);
      }}
      empty="The scenario has no satellites and no stations."
    />
  );
}

function usePartners(nowMs: number) {
  const layers = useContactLayers();
  const [links] = useState(createActiveLinks);
  return useMemo(() => {
    links.update(layers, nowMs);
    return partnersIn(links);
  }, [links, layers, nowMs]);
}
