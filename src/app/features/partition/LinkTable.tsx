import { ActionIcon, Button, Checkbox, Group, NativeSelect } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { NumberCell } from "../../kit/NumberCell";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import {
  placementRules,
  standardLink,
  withLink,
  withLinkAdded,
  withoutLink,
} from "../../state/partition/placementEdits";
import { negativeFault, positiveFault } from "./numberFaults";
import classes from "./partition.module.css";

/** Rows that are drawn; plans with more links are edited as text. */
const shownLinks = 200;

/** Links that pairs of nodes have of their own, and a way to add one. */
export function LinkTable({ ids }: { readonly ids: readonly string[] }) {
  const { links = [] } = placementRules(useScenario());
  const [ends, setEnds] = useState<{ readonly a?: string; readonly b?: string }>({});
  const a = ends.a ?? ids[0];
  const b = ends.b ?? ids.find((id) => id !== a);
  if (ids.length < 2) return <p className={classes.wide}>Links need two nodes.</p>;
  return (
    <div className={classes.wide}>
      {links.length > 0 && (
        <table className={classes.table} aria-label="Links of their own">
          <thead>
            <tr>
              <th scope="col">Between</th>
              <th scope="col">Mbit/s</th>
              <th scope="col">Latency, ms</th>
              <th scope="col">One way</th>
              <th scope="col" aria-label="Delete" />
            </tr>
          </thead>
          <tbody>
            {links.slice(0, shownLinks).map((link, i) => {
              const name = `${link.a} ${link.oneWay ? "→" : "↔"} ${link.b}`;
              const set = (change: Partial<typeof link>): void =>
                editScenario(`link ${link.a}, ${link.b}`, (plan) => withLink(plan, i, change));
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: links have no id of their own, and one pair may stand twice.
                <tr key={`${i} ${link.a} ${link.b}`}>
                  <th scope="row">{name}</th>
                  <td>
                    <NumberCell
                      label={`Bandwidth of ${name}`}
                      value={link.bandwidthMbps}
                      fallback=""
                      fault={positiveFault}
                      onValue={(bandwidthMbps) => bandwidthMbps !== undefined && set({ bandwidthMbps })}
                    />
                  </td>
                  <td>
                    <NumberCell
                      label={`Latency of ${name}`}
                      value={link.latencyMs}
                      fallback=""
                      fault={negativeFault}
                      onValue={(latencyMs) => latencyMs !== undefined && set({ latencyMs })}
                    />
                  </td>
                  <td>
                    <Checkbox
                      size="xs"
                      aria-label={`${name} is one way`}
                      checked={link.oneWay === true}
                      onChange={({ currentTarget }) => set({ oneWay: currentTarget.checked })}
                    />
                  </td>
                  <td>
                    <ActionIcon
                      size="sm"
                      variant="subtle"
                      color="gray"
                      aria-label={`Delete ${name}`}
                      onClick={() => editScenario(`delete link ${name}`, (plan) => withoutLink(plan, i))}
                    >
                      <IconTrash size={14} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {links.length > shownLinks && (
        <p className={classes.note}>
          The first {shownLinks} of {links.length}; the editor's text holds all.
        </p>
      )}
      <Group gap={6} align="flex-end" wrap="nowrap" mt={6}>
        <NativeSelect
          size="xs"
          label="From"
          value={a ?? ""}
          data={[...ids]}
          onChange={({ currentTarget }) => setEnds({ ...ends, a: currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label="To"
          value={b ?? ""}
          data={[...ids]}
          onChange={({ currentTarget }) => setEnds({ ...ends, b: currentTarget.value })}
        />
        <Button
          size="compact-sm"
          disabled={a === undefined || b === undefined || a === b}
          onClick={() =>
            a !== undefined &&
            b !== undefined &&
            editScenario(`add link ${a}, ${b}`, (plan) => withLinkAdded(plan, { a, b, ...standardLink }))
          }
        >
          Add a link
        </Button>
      </Group>
    </div>
  );
}
