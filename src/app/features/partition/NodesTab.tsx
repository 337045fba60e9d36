import { ActionIcon, Group, NativeSelect } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ComputeNode } from "../../../core/scenario/schema";
import { NumberCell } from "../../kit/NumberCell";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import { withNode, withoutNodes } from "../../state/partition/placementEdits";
import { AddNodes } from "./AddNodes";
import { negativeFault, positiveFault } from "./numberFaults";
import classes from "./partition.module.css";

/** Rows that are drawn; plans with more nodes are edited as text. */
const shownNodes = 200;

const figures = [
  {
    key: "memoryGB",
    title: "Memory, GB",
    fallback: "",
    fault: negativeFault,
  },
  {
    key: "computeTflops",
    title: "Tflop/s",
    fallback: "",
    fault: positiveFault,
  },
  {
    key: "efficiency",
    title: "Efficiency",
    fallback: "1",
    fault: (value: number) => (value > 0 && value <= 1 ? undefined : "must be more than 0 and at most 1"),
  },
  {
    key: "watts",
    title: "Watts",
    fallback: "none",
    fault: negativeFault,
  },
] as const;

/** The computers: figures that can be changed, and more of them. */
export function NodesTab() {
  const { nodes = [] } = useScenario();
  return (
    <div className={classes.tabBody}>
      <AddNodes />
      {nodes.length === 0 ? (
        <p className={classes.note}>There is no node yet. Add the satellites and stations that carry computers.</p>
      ) : (
        <div className={classes.tableArea}>
          <table className={classes.table} aria-label="Nodes">
            <thead>
              <tr>
                <th scope="col">Node</th>
                <th scope="col">Where</th>
                {figures.map(({ key, title }) => (
                  <th key={key} scope="col" title={key === "efficiency" ? "Achieved share of the compute" : undefined}>
                    {title}
                  </th>
                ))}
                <th scope="col" aria-label="Delete" />
              </tr>
            </thead>
            <tbody>
              {nodes.slice(0, shownNodes).map((node) => (
                <NodeRow key={node.id} node={node} />
              ))}
            </tbody>
          </table>
          {nodes.length > shownNodes && (
            <p className={classes.note}>
              The first {shownNodes} of {nodes.length}; the editor's text holds all.
            </p>
          )}
        </div>
      )}
    </div>
  );
}

function NodeRow({ node }: { readonly node: ComputeNode }) {
  const { id, type } = node;
  const set = (key: string, value: number | undefined): void =>
    editScenario(`${key} of node ${id}`, (plan) => withNode(plan, id, { [key]: value }));
  return (
    <tr>
      <th scope="row">{id}</th>
      <td>
        <NativeSelect
          size="xs"
          variant="unstyled"
          miw={88}
          aria-label={`Where ${id} is`}
          value={type}
          data={["satellite", "ground"]}
          onChange={({ currentTarget }) =>
            editScenario(`where node ${id} is`, (plan) =>
              withNode(plan, id, { type: currentTarget.value as ComputeNode["type"] }),
            )
          }
        />
      </td>
      {figures.map(({ key, title, fallback, fault }) => (
        <td key={key}>
          <NumberCell
            label={`${title} of ${id}`}
            value={node[key]}
            fallback={fallback}
            fault={fault}
            onValue={(value) => {
              if (value !== undefined || key === "efficiency" || key === "watts") set(key, value);
            }}
          />
        </td>
      ))}
      <td>
        <Group justify="flex-end">
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`Delete node ${id}`}
            onClick={() => editScenario(`delete node ${id}`, (plan) => withoutNodes(plan, new Set([id])))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Group>
      </td>
    </tr>
  );
}
