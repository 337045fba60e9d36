import { Button, Group, NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { countText, durationText } from "../../kit/quantityText";
import { useExpandedSatellites, useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import { useStanding } from "../../state/schedule/standing";
import { rulesOf, type SatelliteValues, valuesOf, withValues } from "../../state/schedule/syncEdits";
import { viewStore } from "../../state/viewStore";
import { type RuleSet, ruleSets } from "./demandColumns";
import { RuleCell } from "./RuleCell";
import classes from "./sync.module.css";

const results: readonly GridColumn[] = [
  { id: "booked", title: "Booked MB", minPx: 82, align: "right" },
  { id: "age", title: "Mean age", hint: "Time since the last sync's end, on average", minPx: 84, align: "right" },
];

/** What each satellite asks for, how much that weighs, when it may be served and what it can hold, and what it gets. */
export function DemandTable() {
  const [set, setSet] = useState(ruleSets[0]);
  const satellites = useExpandedSatellites();
  const rules = rulesOf(useScenario());
  const selection = viewStore((state) => state.selection);
  const standing = useStanding();
  const totals = standing?.status === "known" ? standing.report.totals : undefined;
  const columns = useMemo((): GridColumn[] => {
    const own = set.columns.map(
      ({ rule, title, hint, minPx }): GridColumn => ({
        id: rule,
        title,
        hint,
        minPx,
        align: "right",
      }),
    );
    return [
      { id: "id", title: "Satellite", minPx: 96, grow: 1 },
      ...own,
      ...(set.columns.some(({ kind }) => kind === "time") ? [] : results),
    ];
  }, [set]);
  const cell = (row: number, columnId: string) => {
    const id = satellites[row]?.id ?? "";
    const column = set.columns.find(({ rule }) => rule === columnId);
    if (column !== undefined) {
      return (
        <RuleCell
          key={columnId}
          column={column}
          of={id}
          values={valuesOf(rules, id)}
          onValue={(value) =>
            editScenario(`set ${column.title} of ${id}`, (scenario) =>
              withValues(scenario, [id], { [column.rule]: value }),
            )
          }
        />
      );
    }
    if (columnId === "id") return id;
    if (totals === undefined) return "";
    return columnId === "booked"
      ? countText((totals.downMB[row] ?? 0) + (totals.upMB[row] ?? 0))
      : durationText(totals.ageSeconds[row] ?? 0);
  };
  return (
    <>
      <Group gap={8} className={classes.bar}>
        <NativeSelect
          size="xs"
          aria-label="What to set for each satellite"
          value={set.name}
          data={ruleSets.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={({ currentTarget }) =>
            setSet(ruleSets.find(({ name }) => name === currentTarget.value) ?? ruleSets[0])
          }
        />
        <ForAll key={set.name} set={set} />
      </Group>
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

/** Sets the rules in the table's columns for every satellite at once; what is left empty is set to its default. */
function ForAll({ set }: { readonly set: RuleSet }) {
  const satellites = useExpandedSatellites();
  const ids = useMemo(() => satellites.map(({ id }) => id), [satellites]);
  const [values, setValues] = useState<SatelliteValues>({});
  const apply = (): void => {
    const all = Object.fromEntries(set.columns.map(({ rule }) => [rule, values[rule]]));
    editScenario(`set ${set.title.toLowerCase()} of all satellites`, (scenario) => withValues(scenario, ids, all));
  };
  return (
    <>
      <span>All:</span>
      {set.columns.map((column) => (
        <Group key={column.rule} gap={4} wrap="nowrap" className={column.kind === "time" ? classes.instant : ""}>
          <span aria-hidden>{column.title}</span>
          <RuleCell
            column={column}
            of="every satellite"
            values={values}
            onValue={(value) => setValues({ ...values, [column.rule]: value })}
          />
        </Group>
      ))}
      <Button size="compact-xs" variant="default" onClick={apply}>
        Set for all
      </Button>
    </>
  );
}
