import { ActionIcon, Button, NativeSelect, Tooltip } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useState } from "react";
import type { RouteMetric } from "../../../engine/client/meshPlanner";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites, useScenario } from "../../state/derived";
import { type AlternativeKind, meshView } from "../../state/mesh/meshView";
import { ChangeTable } from "./ChangeTable";
import { HopTable } from "./HopTable";
import classes from "./mesh.module.css";
import { rulesOf } from "./model/meshRules";
import { NodeSelect } from "./NodeSelect";
import { RouteNow } from "./RouteNow";
import { RouteOverTime } from "./RouteOverTime";

const metrics: readonly { readonly value: RouteMetric; readonly label: string }[] = [
  { value: "latency", label: "least latency" },
  { value: "hops", label: "fewest hops" },
  { value: "bandwidth", label: "widest" },
];
const alternativeKinds: readonly { readonly value: AlternativeKind; readonly label: string }[] = [
  { value: "none", label: "none" },
  { value: "next", label: "the next best" },
  { value: "nodes", label: "without a node in common" },
  { value: "links", label: "without a link in common" },
];

/** A route between two nodes: now, hop by hop, and over the window. */
export function RouteTab() {
  const { from, to, metric, alternatives, setEnds, setMetric, setAlternatives } = meshView();
  const [chosen, setChosen] = useState(0);
  const hasEnds = from !== undefined && to !== undefined;
  return (
    <div className={classes.scroll}>
      <form className={classes.query} aria-label="Route" onSubmit={(event) => event.preventDefault()}>
        <NodeSelect label="From" value={from} onValue={(id) => setEnds(id, to)} />
        <Tooltip label="Swap the ends">
          <ActionIcon
            variant="default"
            className={classes.swap}
            aria-label="Swap the ends"
            onClick={() => void runCommand("mesh.swapEnds")}
          >
            <IconArrowsExchange size={16} />
          </ActionIcon>
        </Tooltip>
        <NodeSelect label="To" value={to} onValue={(id) => setEnds(from, id)} />
        <NativeSelect
          size="xs"
          label="Route by"
          data={metrics}
          value={metric}
          onChange={({ currentTarget }) => setMetric(currentTarget.value as RouteMetric)}
        />
        <span />
        <NativeSelect
          size="xs"
          label="Alternatives"
          data={alternativeKinds}
          value={alternatives}
          onChange={({ currentTarget }) => setAlternatives(currentTarget.value as AlternativeKind)}
        />
      </form>
      <NoLinks />
      {hasEnds ? (
        <>
          <RouteNow chosen={chosen} onChoose={setChosen} />
          <RouteOverTime />
          <HopTable chosen={chosen} />
          <ChangeTable />
        </>
      ) : (
        <p className={classes.note}>
          Choose where traffic starts and ends: here, or from the menu of a satellite or station on globe, map or list.
        </p>
      )}
    </div>
  );
}

/** Offers links between satellites where the plan has none: routes are dull without. */
function NoLinks() {
  const { topology, links = [] } = rulesOf(useScenario());
  const satelliteCount = useExpandedSatellites().length;
  if (topology !== "none" || links.length > 0 || satelliteCount < 2) return null;
  return (
    <div className={classes.offer} role="status">
      <span>There are no links between satellites: rules decide which there are.</span>
      <Button size="compact-xs" variant="light" onClick={() => void runCommand("mesh.linkNeighbours")}>
        Link neighbours (+Grid)
      </Button>
    </div>
  );
}
