import { Alert, Button, Checkbox, Group, Loader, Text, TextInput } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { Problem } from "../../../core/base/outcome";
import { expandedCount } from "../../../core/scenario/expand";
import { ProblemList } from "../../kit/ProblemList";
import { countedText, countText } from "../../kit/quantityText";
import { documentStore } from "../../state/documentStore";
import { PreviewTable } from "./PreviewTable";
import { filteredRows, previewRows } from "./previewRows";
import { type ReadPlan, type ReadResult, readSources, type SourceInput } from "./readSources";
import { takeSatellites } from "./takeSatellites";

interface Props {
  readonly inputs: readonly SourceInput[];
  readonly onDone: () => void;
}

/** What was read, row by row, and what is to be taken of it. */
export function Preview({ inputs, onDone }: Props) {
  const result = useReading(inputs);
  if (inputs.length === 0) return null;
  if (result === undefined) return <Loader size="sm" aria-label="Reading" />;
  return (
    <>
      {result.plans.map((plan) => (
        <PlanCard key={plan.name} plan={plan} onDone={onDone} />
      ))}
      {result.sources.length > 0 && <Rows result={result} onDone={onDone} />}
    </>
  );
}

function useReading(inputs: readonly SourceInput[]): ReadResult | undefined {
  const [read, setRead] = useState<{ readonly inputs: readonly SourceInput[]; readonly result: ReadResult }>();
  useEffect(() => {
    const stop = new AbortController();
    void readSources(inputs, stop.signal).then((result) => result && setRead({ inputs, result }));
    return () => stop.abort();
  }, [inputs]);
  return read?.inputs === inputs ? read.result : undefined;
}

function PlanCard({
  plan: { name, scenario, warnings },
  onDone,
}: {
  readonly plan: ReadPlan;
  readonly onDone: () => void;
}) {
  const satellites = countedText(expandedCount(scenario), "satellite");
  const stations = countedText(scenario.stations?.length ?? 0, "station");
  const warned = warnings.length > 0 ? ` ${countedText(warnings.length, "warning")}.` : "";
  return (
    <Alert color="cyan" title={`${name} is a scenario: ${scenario.name}`} mb="xs">
      <Group justify="space-between">
        <Text size="sm">
          {satellites}, {stations}, from {scenario.window.start} for {scenario.window.durationHours} h.{warned}
        </Text>
        <Button
          size="xs"
          onClick={() => {
            documentStore.getState().open(scenario, warnings, name);
            onDone();
          }}
        >
          Open it
        </Button>
      </Group>
    </Alert>
  );
}

function Rows({ result, onDone }: { readonly result: ReadResult; readonly onDone: () => void }) {
  const rows = useMemo(() => previewRows(result.sources), [result]);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [filter, setFilter] = useState("");
  const [update, setUpdate] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const shown = useMemo(() => filteredRows(rows, filter), [rows, filter]);
  const chosen = useMemo(
    () => rows.flatMap((row, i) => (row.kind === "satellite" && !left.has(i) ? [row.satellite] : [])),
    [rows, left],
  );
  const good = rows.reduce((sum, { kind }) => sum + (kind === "satellite" ? 1 : 0), 0);
  const faults = rows.length - good;

  /** Of the rows in sight. */
  const setAll = (isChosen: boolean): void => {
    const next = new Set(left);
    for (const i of shown ?? rows.keys()) {
      if (isChosen) next.delete(i);
      else next.add(i);
    }
    setLeft(next);
  };
  const toggle = (i: number): void => {
    const next = new Set(left);
    if (!next.delete(i)) next.add(i);
    setLeft(next);
  };
  const take = (): void => {
    const taken = takeSatellites(chosen, update);
    if (taken.ok) onDone();
    else setProblems(taken.error);
  };
  return (
    <>
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm" role="status">
          {countedText(good, "satellite")}
          {faults > 0 && (
            <Text span size="sm" c="var(--danger)">
              , {countedText(faults, "entry", "entries")} with a fault
            </Text>
          )}
        </Text>
        <Group gap={6}>
          <TextInput
            size="xs"
            aria-label="Filter the rows"
            placeholder="Filter"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" onClick={() => setAll(true)}>
            All
          </Button>
          <Button size="xs" variant="default" onClick={() => setAll(false)}>
            None
          </Button>
        </Group>
      </Group>
      <PreviewTable rows={rows} shown={shown} left={left} update={update} onToggle={toggle} />
      {problems.length > 0 && (
        <Alert color="red" title="The plan stays as it was" mt="xs" role="alert">
          <ProblemList problems={problems} />
        </Alert>
      )}
      <Group justify="space-between" mt="sm">
        <Checkbox
          label="Update the orbits of satellites that are there already"
          checked={update}
          onChange={(event) => setUpdate(event.currentTarget.checked)}
        />
        <Group gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button disabled={chosen.length === 0} onClick={take}>
            Add {countText(chosen.length)} to the plan
          </Button>
        </Group>
      </Group>
    </>
  );
}
