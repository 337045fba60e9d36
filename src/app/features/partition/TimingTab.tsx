import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { ProblemList } from "../../kit/ProblemList";
import { useScenario } from "../../state/derived";
import { useBoardProblem } from "../../state/partition/linkedProblem";
import { usePlacementReport } from "../../state/partition/liveCost";
import { placementRules } from "../../state/partition/placementEdits";
import classes from "./partition.module.css";
import { msText, rateText } from "./placementTexts";
import { WaterfallChart } from "./WaterfallChart";

type Shown = "one" | "pipeline";

/** What runs when: of one inference, and of a pipeline that is kept full. */
export function TimingTab() {
  const [shown, setShown] = useState<Shown>("one");
  const scenario = useScenario();
  const problem = useBoardProblem();
  const standing = usePlacementReport();
  const hasPlacement = placementRules(scenario).assignments !== undefined;
  if (!hasPlacement)
    return <p className={classes.empty}>Nothing is placed yet: optimize, or drag layers on the board.</p>;
  if (standing?.status === "refused") return <ProblemList problems={standing.problems} />;
  if (standing === undefined || problem.status !== "known")
    return <p className={classes.empty}>Computing the timing…</p>;
  const spans = standing.report.waterfall?.[shown];
  if (spans === undefined) {
    return (
      <p className={classes.empty}>
        The timing needs every layer on a node and a link for every transfer: the board marks what is missing.
      </p>
    );
  }
  return (
    <div className={classes.scroll}>
      <SegmentedControl
        size="xs"
        value={shown}
        data={[
          { value: "one", label: "One inference" },
          { value: "pipeline", label: "Full pipeline" },
        ]}
        onChange={(value) => setShown(value as Shown)}
      />
      <p className={classes.note}>
        {shown === "one"
          ? `One inference takes ${msText(spans.totalMs)}.`
          : `Several inferences at once: one is done every ${msText(spans.periodMs)}, ${rateText(spans.periodMs)}. A node computes one stage at a time and sends meanwhile.`}
      </p>
      <WaterfallChart problem={problem.problem} spans={spans} />
    </div>
  );
}
