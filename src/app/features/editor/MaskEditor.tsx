import { ActionIcon, Button, Group, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type ClipboardEvent, useRef } from "react";
import type { Problem } from "../../../core/base/outcome";
import classes from "./editor.module.css";
import { MaskPreview } from "./MaskPreview";
import { furtherRow, type MaskRow, maskRows, maskText, pasteRows } from "./maskText";
import { problemText } from "./problemText";

interface Props {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onText: (text: string) => void;
}

/** The horizon by azimuth as a table, with a picture of the sky that it leaves. */
export function MaskEditor({ text, problems, onText }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const rows = maskRows(text);
  const setRows = (next: readonly MaskRow[]): void => onText(maskText(next));
  const setRow = (at: number, row: MaskRow): void => setRows(rows.map((each, i) => (i === at ? row : each)));
  const add = (): void => {
    setRows([...rows, furtherRow(rows)]);
    // Once the new row is drawn.
    requestAnimationFrame(() => {
      const inputs = table.current?.querySelectorAll("input");
      inputs?.item(inputs.length - 2)?.select();
    });
  };
  const paste = (at: number, event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData("text");
    if (!/[\n,;\t]/.test(pasted.trim())) return;
    event.preventDefault();
    setRows(pasteRows(rows, at, pasted));
  };
  return (
    <fieldset className={classes.mask}>
      <legend>Horizon mask</legend>
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <div className={classes.maskTable}>
          {rows.length === 0 ? (
            <Text size="xs" c="dimmed">
              None: the least elevation alone counts. Points are joined by straight lines, all the way round.
            </Text>
          ) : (
            <table ref={table}>
              <thead>
                <tr>
                  <th scope="col">Azimuth (°)</th>
                  <th scope="col">Elevation (°)</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  // Rows have nothing to be known by but their place.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <tr key={at}>
                    <td>
                      <MaskCell
                        label={`Azimuth of point ${at + 1}`}
                        value={row.azimuth}
                        problems={problemsOf(problems, at, "azimuthDeg")}
                        onValue={(azimuth) => setRow(at, { ...row, azimuth })}
                        onPaste={(event) => paste(at, event)}
                      />
                    </td>
                    <td>
                      <MaskCell
                        label={`Elevation at point ${at + 1}`}
                        value={row.elevation}
                        problems={problemsOf(problems, at, "elevationDeg")}
                        onValue={(elevation) => setRow(at, { ...row, elevation })}
                        onPaste={(event) => paste(at, event)}
                      />
                    </td>
                    <td>
                      <ActionIcon
                        size="sm"
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove point ${at + 1}`}
                        onClick={() => setRows(rows.filter((_, i) => i !== at))}
                      >
                        <IconX size={14} />
                      </ActionIcon>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <Button size="compact-xs" variant="light" mt={6} leftSection={<IconPlus size={12} />} onClick={add}>
            Add a point
          </Button>
        </div>
        <MaskPreview rows={rows} />
      </Group>
    </fieldset>
  );
}

interface CellProps {
  readonly label: string;
  readonly value: string;
  readonly problems: readonly Problem[];
  readonly onValue: (value: string) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

function MaskCell({ label, value, problems, onValue, onPaste }: CellProps) {
  return (
    <TextInput
      size="xs"
      aria-label={label}
      inputMode="decimal"
      value={value}
      error={problems.length > 0 && problems.map(problemText).join("; ")}
      onPaste={onPaste}
      onChange={(event) => onValue(event.currentTarget.value.replace(",", "."))}
    />
  );
}

function problemsOf(problems: readonly Problem[], at: number, property: string): readonly Problem[] {
  return problems.filter(({ path }) => path === `mask[${at}].${property}`);
}
