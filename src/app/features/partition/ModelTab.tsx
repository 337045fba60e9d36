import { Button, Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FileChoice } from "../../kit/FileChoice";
import { NumberField } from "../../kit/NumberField";
import { ProblemList } from "../../kit/ProblemList";
import body from "../../kit/panelBody.module.css";
import { countedText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import {
  type Choice,
  modelChoice,
  precisions,
  takeFromLibrary,
  takeModelFiles,
} from "../../state/partition/modelChoice";
import { partitionPlanner } from "../../state/partition/partitionPlanner";
import { LayerTable } from "./LayerTable";
import classes from "./partition.module.css";

const accepted = ".safetensors,.gguf,.onnx,.json,.csv";

/** The model: from the library or from a file, scaled, and its layers. */
export function ModelTab() {
  const { model } = useScenario();
  const { sizes, choice } = modelChoice();
  const [entry, setEntry] = useState("gpt2");
  const library = useQuery({
    queryKey: ["modelLibrary"],
    queryFn: async () => {
      const outcome = await partitionPlanner.library();
      return outcome.status === "done" ? outcome.value : [];
    },
  });
  const setSizes = (next: Partial<typeof sizes>): void => modelChoice.setState({ sizes: { ...sizes, ...next } });
  const entryName = library.data?.find(({ id }) => id === entry)?.name ?? entry;

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
          onChange={({ currentTarget }) => setSizes({ precision: currentTarget.value as typeof sizes.precision })}
        />
        <NumberField
          label="Batch, samples"
          value={sizes.batch}
          fallback="1"
          onValue={(batch) => setSizes({ batch })}
          fault={countFault}
        />
        <NumberField
          label="Sequence, tokens"
          value={sizes.sequence}
          fallback="512"
          onValue={(sequence) => setSizes({ sequence })}
          fault={countFault}
        />
        <Group gap={6} className={classes.wide}>
          <Button
            size="compact-sm"
            disabled={choice?.status === "reading" || !library.data}
            onClick={() => void takeFromLibrary(entry, entryName)}
          >
            Use the library's model
          </Button>
          <FileChoice multiple accept={accepted} onChange={(files) => void takeModelFiles(files)}>
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" disabled={choice?.status === "reading"}>
                From a file…
              </Button>
            )}
          </FileChoice>
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

function countFault(value: number): string | undefined {
  return Number.isInteger(value) && value >= 1 && value <= 1e6 ? undefined : "a whole number from 1 to 1,000,000";
}
