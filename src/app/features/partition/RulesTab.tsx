import { Button, Checkbox, Group, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { formatInstant, parseInstant } from "../../../core/base/instant";
import { NumberField } from "../../kit/NumberField";
import { clock } from "../../state/clockStore";
import { useScenario } from "../../state/derived";
import { editScenario } from "../../state/editScenario";
import { placementRules, standardLink, withPlacementRules } from "../../state/partition/placementEdits";
import { LinkTable } from "./LinkTable";
import { negativeFault, positiveFault } from "./numberFaults";
import classes from "./partition.module.css";

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
        <Group gap={6} align="flex-end">
          <TextInput
            size="xs"
            flex="1 1 176px"
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
            flex="none"
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
