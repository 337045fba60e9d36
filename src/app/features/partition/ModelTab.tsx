import { Button, FileButton, Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "../../../core/base/outcome";
import type { ModelProfile } from "../../../core/scenario/schema";
import { NumberField } from "../../kit/NumberField";
import { ProblemList } from "../../kit/ProblemList";
import body from "../../kit/panelBody.module.css";
import { countedText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { growScenario } from "../../state/editScenario";
import { boardStore } from "../../state/partition/boardStore";
import { partitionPlanner } from "../../state/partition/partitionPlanner";
import { withModel } from "../../state/partition/placementEdits";
import { LayerTable } from "./LayerTable";
import classes from "./partition.module.css";

const precisions = ["fp32", "fp16", "int8", "int4"] as const;
type Precision = (typeof precisions)[number];

const accepted = ".safetensors,.gguf,.onnx,.json,.csv";

/** What came of the last model that was chosen. */
type Choice =
  | { readonly status: "reading"; readonly name: string }
  | { readonly status: "taken"; readonly name: string; readonly notes: readonly string[] }
  | { readonly status: "failed"; readonly name: string; readonly problems: readonly Problem[] };

/** The model: from the library or from a file, scaled, and its layers. */
export function ModelTab() {
  const { model } = useScenario();
  const [sizes, setSizes] = useState<{
    precision: Precision;
    batch?: number | undefined;
    sequence?: number | undefined;
  }>({ precision: "fp16" });
  const [entry, setEntry] = useState("gpt2");
  const [choice, setChoice] = useState<Choice>();
  const library = useQuery({
    queryKey: ["modelLibrary"],
    queryFn: async () => {
      const outcome = await partitionPlanner.library();
      return outcome.status === "done" ? outcome.value : [];
    },
  });
  const given = {
    precision: sizes.precision,
    ...(sizes.batch !== undefined && { batch: sizes.batch }),
    ...(sizes.sequence !== undefined && { sequence: sizes.sequence }),
  };

  const take = (name: string, next: ModelProfile, notes: readonly string[]): void => {
    const grown = growScenario(`use the model ${next.name ?? name}`, (scenario) => withModel(scenario, next));
    if (grown.ok) boardStore.getState().forget();
    setChoice(grown.ok ? { status: "taken", name, notes } : { status: "failed", name, problems: grown.error });
  };
  const takeFromLibrary = async (): Promise<void> => {
    const name = library.data?.find(({ id }) => id === entry)?.name ?? entry;
    setChoice({ status: "reading", name });
    const outcome = await partitionPlanner.libraryModel({ id: entry, ...given });
    if (outcome.status === "done") take(name, outcome.value, []);
    else setChoice({ status: "failed", name, problems: problemsOf(outcome) });
  };
  const takeFiles = async (files: readonly File[]): Promise<void> => {
    // The index of shards, where there is one; the shards are read through it.
    const main = files.find(({ name }) => /\.index\.json$/i.test(name)) ?? files[0];
    if (main === undefined) return;
    setChoice({ status: "reading", name: main.name });
    const siblings = files.filter((file) => file !== main).map((file) => ({ name: file.name, file }));
    const outcome = await partitionPlanner.importModel({ name: main.name, file: main, siblings, ...given });
    if (outcome.status === "done") take(main.name, outcome.value.model, outcome.value.notes);
    else setChoice({ status: "failed", name: main.name, problems: problemsOf(outcome) });
  };

  return (
    <div className={classes.tabBody}>
      <div className={classes.modelForm}>
        <NativeSelect
          size="xs"
          label="Library"
          value={entry}
          data={(library.data ?? []).map(({ id, name, paramsM }) => ({
            value: id,
            label: `${name}, ${paramsM >= 1000 ? `${(paramsM / 1000).toFixed(2)} G` : `${paramsM.toFixed(1)} M`} parameters`,
          }))}
          onChange={({ currentTarget }) => setEntry(currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label="Precision of parameters"
          value={sizes.precision}
          data={precisions}
          onChange={({ currentTarget }) => setSizes({ ...sizes, precision: currentTarget.value as Precision })}
        />
        <NumberField
          label="Batch, samples"
          value={sizes.batch}
          fallback="1"
          onValue={(batch) => setSizes({ ...sizes, batch })}
          fault={countFault}
        />
        <NumberField
          label="Sequence, tokens"
          value={sizes.sequence}
          fallback="512"
          onValue={(sequence) => setSizes({ ...sizes, sequence })}
          fault={countFault}
        />
        <Group gap={6} className={classes.wide}>
          <Button
            size="compact-sm"
            disabled={choice?.status === "reading" || !library.data}
            onClick={() => void takeFromLibrary()}
          >
            Use the library's model
          </Button>
          <FileButton multiple accept={accepted} onChange={(files) => void takeFiles(files)}>
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" disabled={choice?.status === "reading"}>
                From a file…
              </Button>
            )}
          </FileButton>
          <span className={classes.hint}>
            safetensors, GGUF, ONNX, config.json, CSV; only headers are read. Choose an index together with its shards.
          </span>
        </Group>
      </div>
      {choice && <ChoiceLine choice={choice} />}
      {model === undefined ? (
        <p className={body.note}>There is no model yet. Choose one above; its layers are listed here.</p>
      ) : (
        <LayerTable model={model} />
      )}
    </div>
  );
}

function ChoiceLine({ choice }: { readonly choice: Choice }) {
  switch (choice.status) {
    case "reading":
      return (
        <p role="status" className={body.note}>
          Reading {choice.name}…
        </p>
      );
    case "taken":
      return (
        <div role="status" className={body.note}>
          {choice.name} is the plan's model now
          {choice.notes.length > 0 && `, with ${countedText(choice.notes.length, "note")}`}:
          {choice.notes.length === 0 ? " its layers are below." : null}
          {choice.notes.length > 0 && (
            <ul className={classes.notes}>
              {choice.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </div>
      );
    case "failed":
      return (
        <div role="alert" className={body.failure}>
          {choice.name} was not taken; the plan is as it was.
          <ProblemList problems={choice.problems} />
        </div>
      );
  }
}

function problemsOf(
  outcome:
    | { readonly status: "refused"; readonly problems: readonly Problem[] }
    | { readonly status: "cancelled" }
    | { readonly status: "crashed"; readonly message: string },
): readonly Problem[] {
  if (outcome.status === "refused") return outcome.problems;
  return [{ path: "", message: outcome.status === "crashed" ? outcome.message : "stopped" }];
}

function countFault(value: number): string | undefined {
  return Number.isInteger(value) && value >= 1 && value <= 1e6 ? undefined : "a whole number from 1 to 1,000,000";
}
