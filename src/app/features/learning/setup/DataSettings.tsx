import { Button, NativeSelect } from "@mantine/core";
import { useRef } from "react";
import type { LearningRules } from "../../../../core/scenario/schema";
import { FileChoice } from "../../../kit/FileChoice";
import { bytesText } from "../../../kit/quantityText";
import classes from "../learning.module.css";
import { dataFields } from "./dataFields";
import { openTable } from "./openTable";
import { SettingInput } from "./SettingInput";
import { setSetting } from "./setSetting";

/** What a plan says for data that are not opened from a file. */
const made: Readonly<Record<string, object | undefined>> = { synthetic: undefined, digits: { kind: "digits" } };

/** What is learned: made data, the digits, or a table of one's own. */
export function DataSettings({ rules }: { readonly rules: LearningRules }) {
  const { data } = rules;
  const file = useRef<HTMLButtonElement>(null);
  return (
    <>
      <NativeSelect
        size="xs"
        label="Source"
        data={[
          { value: "synthetic", label: "Synthetic(alpha, beta)" },
          { value: "digits", label: "handwritten digits (MNIST)" },
          { value: "csv", label: "a table of your own" },
        ]}
        value={data?.kind ?? "synthetic"}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === "csv") file.current?.click();
          else setSetting({ path: "data", label: "data" }, made[currentTarget.value]);
        }}
      />
      <div className={classes.table}>
        <FileChoice accept=".csv,text/csv" onChange={(chosen) => void openTable(chosen, data)}>
          {(props) => (
            <Button
              {...props}
              ref={file}
              size="compact-sm"
              variant="default"
              title="Comma-separated values with a header: one column is the class, every other a number"
            >
              {data?.kind === "csv" ? "Another table" : "Open a table (CSV)"}
            </Button>
          )}
        </FileChoice>
        {data?.kind === "csv" && <span className={classes.dim}>{bytesText(data.text.length)} of CSV in the plan</span>}
      </div>
      {dataFields(data).map((field) => (
        <SettingInput key={field.path} field={field} rules={rules} />
      ))}
    </>
  );
}
