import { ActionIcon, Button, Checkbox, Group, NativeSelect, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { formatInstant, parseInstant } from "../../../core/base/instant";
import { NumberCell } from "../../kit/NumberCell";
import { NumberField } from "../../kit/NumberField";
import { clock } from "../../state/clockStore";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import {
  placementRules,
  standardLink,
  withLink,
  withLinkAdded,
  withoutLink,
  withPlacementRules,
} from "../../state/partition/placementEdits";
import classes from "./partition.module.css";

/** Rows that are drawn; plans with more links are edited as text. */
const shownLinks = 200;

const positiveFault = (value: number) => (value > 0 ? undefined : "must be more than 0");
const negativeFault = (value: number) => (value < 0 ? "must be 0 or more" : undefined);

/** Where the input is and the output goes, where links come from, and links of their own. */
export function RulesTab() {
  const scenario = useScenario();
  const { nodes = [], mesh } = scenario;
  const rules = placementRules(scenario);
  const ids = nodes.map(({ id }) => id);
  return (
    <div className={classes.rules}>
      <NodeChoice label="Input comes from" rule="source" ids={ids} value={rules.source} none="anywhere" />
      <NodeChoice label="Output goes to" rule="sink" ids={ids} value={rules.sink} none="anywhere" />
      <NumberField
        label="Inferences a placement serves"
        value={rules.inferences}
        fallback="10000"
        fault={(value) => (value >= 1 ? undefined : "must be 1 or more")}
        onValue={(inferences) =>
          editScenario("inferences a placement serves", (plan) => withPlacementRules(plan, { inferences }))
        }
      />
      {mesh === undefined ? (
        <p className={classes.wide}>
          The plan has no mesh: every pair of nodes has the link below, or one of its own. Set a topology in the mesh's
          rules, and satellites and stations are linked by their routes.
        </p>
      ) : (
        <MeshLinks />
      )}
      <DefaultLink />
      <h3 className={classes.wide}>Links of their own</h3>
      <LinkTable ids={ids} />
    </div>
  );
}

function NodeChoice({
  label,
  rule,
  ids,
  value,
  none,
}: {
  readonly label: string;
  readonly rule: "source" | "sink";
  readonly ids: readonly string[];
  readonly value: string | undefined;
  readonly none: string;
}) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value ?? ""}
      data={[{ value: "", label: none }, ...ids.map((id) => ({ value: id, label: id }))]}
      onChange={({ currentTarget }) =>
        editScenario(label.toLowerCase(), (plan) =>
          withPlacementRules(plan, { [rule]: currentTarget.value || undefined }),
        )
      }
    />
  );
}

/** Links of the mesh: at one instant, or each at its worst or its mean over the window. */
function MeshLinks() {
  const scenario = useScenario();
  const { at, linksOver } = placementRules(scenario);
  const [draft, setDraft] = useState<string>();
  const basis = linksOver?.statistic ?? "instant";
  const set = (change: Parameters<typeof withPlacementRules>[1]): void =>
    editScenario("links of the placement", (plan) => withPlacementRules(plan, change));
  const setAt = (text: string): void => {
    if (text.trim() === "") set({ at: undefined });
    else if (parseInstant(text).ok) set({ at: text });
    else return;
    setDraft(undefined);
  };
  const isWrong = draft !== undefined && draft.trim() !== "" && !parseInstant(draft).ok;
  return (
    <>
      <NativeSelect
        size="xs"
        label="Links of the mesh"
        value={basis}
        data={[
          { value: "instant", label: "at one instant" },
          { value: "worst", label: "each at its worst over the window" },
          { value: "mean", label: "each at its mean over the window" },
        ]}
        onChange={({ currentTarget: { value } }) =>
          set({ linksOver: value === "worst" || value === "mean" ? { ...linksOver, statistic: value } : undefined })
        }
      />
      {basis === "instant" ? (
        <Group gap={6} align="flex-end" wrap="nowrap">
          <TextInput
            size="xs"
            label="Instant (UTC)"
            placeholder={scenario.window.start}
            value={draft ?? at ?? ""}
            error={isWrong ? "written as 2026-03-20T12:00:00Z" : undefined}
            onChange={({ currentTarget }) => setDraft(currentTarget.value)}
            onBlur={() => draft !== undefined && setAt(draft)}
            onKeyDown={(event) => event.key === "Enter" && draft !== undefined && setAt(draft)}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ at: formatInstant(Math.round(clock.getState().nowMs / 1000) * 1000) })}
          >
            The clock's
          </Button>
        </Group>
      ) : (
        <NumberField
          label="Time between looks, s"
          value={linksOver?.stepSeconds}
          fallback="60"
          fault={(value) => (value >= 0.1 ? undefined : "must be 0.1 or more")}
          onValue={(stepSeconds) =>
            linksOver &&
            set({
              linksOver: {
                statistic: linksOver.statistic,
                ...(linksOver.from !== undefined && { from: linksOver.from }),
                ...(linksOver.to !== undefined && { to: linksOver.to }),
                ...(stepSeconds !== undefined && { stepSeconds }),
              },
            })
          }
        />
      )}
    </>
  );
}

/** What pairs without a link of their own, or of the mesh, have. */
function DefaultLink() {
  const { defaultLink } = placementRules(useScenario());
  const link = defaultLink ?? standardLink;
  const set = (change: Partial<typeof link> | null | undefined): void =>
    editScenario("the default link", (plan) =>
      withPlacementRules(plan, { defaultLink: change ? { ...link, ...change } : change }),
    );
  return (
    <>
      <Checkbox
        size="xs"
        className={classes.wide ?? ""}
        label="Other pairs of nodes are linked"
        checked={defaultLink !== null}
        onChange={({ currentTarget }) => set(currentTarget.checked ? undefined : null)}
      />
      {defaultLink !== null && (
        <>
          <NumberField
            label="Bandwidth, Mbit/s"
            value={defaultLink?.bandwidthMbps}
            fallback={String(standardLink.bandwidthMbps)}
            fault={positiveFault}
            onValue={(bandwidthMbps) => set({ bandwidthMbps: bandwidthMbps ?? standardLink.bandwidthMbps })}
          />
          <NumberField
            label="Latency, ms"
            value={defaultLink?.latencyMs}
            fallback={String(standardLink.latencyMs)}
            fault={negativeFault}
            onValue={(latencyMs) => set({ latencyMs: latencyMs ?? standardLink.latencyMs })}
          />
        </>
      )}
    </>
  );
}

function LinkTable({ ids }: { readonly ids: readonly string[] }) {
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
