import { Button, Group } from "@mantine/core";
import { useMemo, useState } from "react";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { NumberCell } from "../../kit/NumberCell";
import { durationText, volumeText } from "../../kit/quantityText";
import { useExpandedSatellites, useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import { useStanding } from "../../state/schedule/standing";
import { type NumberRule, rulesOf, withNumber } from "../../state/schedule/syncEdits";
import { viewStore } from "../../state/viewStore";
import classes from "./sync.module.css";

const columns: readonly GridColumn[] = [
  { id: "id", title: "Satellite", minPx: 96, grow: 1 },
  { id: "demandsMB", title: "Asked MB", hint: "Volume beyond it counts nothing", minPx: 92, align: "right" },
  { id: "priorities", title: "Priority", hint: "Weight of a MB", minPx: 78, align: "right" },
  { id: "booked", title: "Booked", minPx: 82, align: "right" },
  { id: "age", title: "Mean age", hint: "Time since the last sync's end, on average", minPx: 84, align: "right" },
];

/** What each satellite asks for, how much that weighs, and what it gets. */
export function DemandTable() {
  const satellites = useExpandedSatellites();
  const { demandsMB, priorities } = rulesOf(useScenario());
  const selection = viewStore((state) => state.selection);
  const standing = useStanding();
  const totals = standing?.status === "known" ? standing.report.totals : undefined;
  const cell = (row: number, column: string) => {
    const id = satellites[row]?.id ?? "";
    switch (column) {
      case "id":
        return id;
      case "demandsMB":
        return (
          <NumberCell
            label={`MB that ${id} asks for`}
            fallback="all"
            value={demandsMB?.[id]}
            onValue={(value) => setNumber("demandsMB", id, value)}
          />
        );
      case "priorities":
        return (
          <NumberCell
            label={`Priority of ${id}`}
            fallback="1"
            value={priorities?.[id]}
            onValue={(value) => setNumber("priorities", id, value)}
          />
        );
      case "booked":
        return totals === undefined ? "" : volumeText((totals.downMB[row] ?? 0) + (totals.upMB[row] ?? 0));
      default:
        return totals === undefined ? "" : durationText(totals.ageSeconds[row] ?? 0);
    }
  };
  return (
    <>
      <ForAll />
      <DataGrid
        label="Demands and priorities"
        columns={columns}
        rowCount={satellites.length}
        cell={cell}
        rowState={(row) =>
          selection?.kind === "satellite" && satellites[row]?.id === selection.id ? "selected" : undefined
        }
        onActivate={(row) => viewStore.getState().select({ kind: "satellite", id: satellites[row]?.id ?? "" })}
        empty="There are no satellites in this plan."
      />
    </>
  );
}

/** Sets a number for every satellite at once. */
function ForAll() {
  const satellites = useExpandedSatellites();
  const ids = useMemo(() => satellites.map(({ id }) => id), [satellites]);
  const [demand, setDemand] = useState<number>();
  const [priority, setPriority] = useState<number>();
  const apply = (): void =>
    editScenario("set demands and priorities of all satellites", (scenario) =>
      withNumber(withNumber(scenario, "demandsMB", ids, demand), "priorities", ids, priority),
    );
  return (
    <Group gap={8} className={classes.bar} wrap="nowrap">
      <span>All satellites:</span>
      <NumberCell label="MB that every satellite asks for" fallback="all" value={demand} onValue={setDemand} />
      <span>MB, priority</span>
      <NumberCell label="Priority of every satellite" fallback="1" value={priority} onValue={setPriority} />
      <Button size="compact-xs" variant="default" onClick={apply}>
        Set for all
      </Button>
    </Group>
  );
}

function setNumber(rule: NumberRule, id: string, value: number | undefined): void {
  const what = rule === "demandsMB" ? "demand" : "priority";
  editScenario(`set ${what} of ${id}`, (scenario) => withNumber(scenario, rule, [id], value));
}
