import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconRoute } from "@tabler/icons-react";
import { PanelFrame, type PanelTab } from "../../kit/PanelFrame";
import { ProblemList } from "../../kit/ProblemList";
import { SaveMenu } from "../../kit/SaveMenu";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { boardStore, type PlacementTab } from "../../state/partition/boardStore";
import { placementRules } from "../../state/partition/placementEdits";
import { viewStore } from "../../state/viewStore";
import { Board } from "./Board";
import { FrontTab } from "./FrontTab";
import { ModelTab } from "./ModelTab";
import { NodesTab } from "./NodesTab";
import classes from "./partition.module.css";
import { RulesTab } from "./RulesTab";
import { RunSection } from "./RunSection";
import { TimingTab } from "./TimingTab";
import { useBoard } from "./useBoard";
import { WhyNot } from "./WhyNot";
import { WindowTab } from "./WindowTab";

const tabs: readonly PanelTab<PlacementTab>[] = [
  { name: "board", title: "Board", body: <BoardTab /> },
  { name: "model", title: "Model", body: <ModelTab /> },
  { name: "nodes", title: "Nodes", body: <NodesTab /> },
  { name: "rules", title: "Rules", body: <RulesTab /> },
  { name: "timing", title: "Timing", body: <TimingTab /> },
  { name: "front", title: "Trade-off", body: <FrontTab /> },
  { name: "window", title: "Over time", body: <WindowTab /> },
];

/** Where each layer of the model runs, by hand and by the optimizer. */
export default function PartitionView() {
  const tab = boardStore((state) => state.tab);
  return (
    <PanelFrame
      label="Model placement"
      tabs={tabs}
      shown={tab}
      onShow={boardStore.getState().setTab}
      tools={<Tools />}
      above={<RunSection />}
      close={{
        label: "Close the model placement",
        hint: "Back to the contacts",
        onClose: () => viewStore.getState().setSideView("contacts"),
      }}
    />
  );
}

function BoardTab() {
  const state = useBoard();
  const { model, nodes = [] } = useScenario();
  const { setTab } = boardStore.getState();
  if (state.status === "known") {
    return (
      <div className={classes.boardTab}>
        <Board board={state.board} />
        <WhyNot board={state.board} />
      </div>
    );
  }
  if (state.status === "refused") {
    return (
      <div role="alert" className={classes.empty}>
        The layers cannot be put on the board:
        <ProblemList problems={state.problems} />
      </div>
    );
  }
  if (state.status === "coming") return <p className={classes.empty}>Computing the links between the nodes…</p>;
  return (
    <div className={classes.empty}>
      <p>
        A model that is too big for one satellite, or too slow on it, runs on several: each layer on a node, the data
        handed on over links. {model === undefined ? "There is no model yet." : ""}{" "}
        {nodes.length === 0 ? "There is no node yet." : ""}
      </p>
      <Group gap={8}>
        {model === undefined && (
          <Button size="compact-sm" onClick={() => setTab("model")}>
            Choose a model
          </Button>
        )}
        {nodes.length === 0 && (
          <Button
            size="compact-sm"
            variant={model === undefined ? "default" : "filled"}
            onClick={() => setTab("nodes")}
          >
            Add nodes
          </Button>
        )}
      </Group>
    </div>
  );
}

const formats = [
  { format: "csv", title: "CSV, for spreadsheets" },
  { format: "json", title: "JSON, as the command line gives it" },
] as const;

function Tools() {
  const isWide = viewStore((state) => state.isSideWide);
  const isDrawn = boardStore((state) => state.isDrawn);
  const hasPlacement = placementRules(useScenario()).assignments !== undefined;
  return (
    <>
      <Tooltip label={isDrawn ? "Hide the placement on the Earth" : "Show the placement on the Earth"}>
        <ActionIcon
          variant="subtle"
          color={isDrawn ? undefined : "gray"}
          aria-label="Show the placement on the Earth"
          aria-pressed={isDrawn}
          onClick={() => boardStore.getState().setDrawn(!isDrawn)}
        >
          <IconRoute size={16} />
        </ActionIcon>
      </Tooltip>
      <SaveMenu
        what="the placement"
        formats={formats}
        isThere={hasPlacement}
        onSave={(format) => void runCommand("partition.export", format)}
      />
      <Tooltip label={isWide ? "Beside the Earth again" : "Over the whole page"}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Over the whole page"
          aria-pressed={isWide}
          onClick={() => void runCommand("view.sideWide")}
        >
          {isWide ? <IconArrowsDiagonalMinimize2 size={16} /> : <IconArrowsDiagonal size={16} />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}
