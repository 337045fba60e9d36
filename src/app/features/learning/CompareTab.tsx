import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { RunSummary } from "../../../core/scenario/schema/trainingRun";
import { useScenario } from "../../state/derived";
import { learningOf } from "../../state/learning/learningEdits";
import { runLabels } from "../../state/learning/runLabels";
import { settingsDigest } from "../../state/learning/settingsDigest";
import { trainingRun } from "../../state/learning/trainingRun";
import { CurveChart } from "./CurveChart";
import classes from "./learning.module.css";
import { axesOf, axisOf, type Curve, type CurveAxis, keptPoints, trainingPoints } from "./model/curves";
import { mostOverlaid, overlaid } from "./model/overlaid";
import { RunTable } from "./RunTable";
import { axisNames } from "./TrainingTab";

const quantityNames = { accuracy: "Accuracy", loss: "Loss" } as const;

const noRuns: readonly RunSummary[] = [];

/** Trainings that the plan keeps, and the one that runs, beside each other. */
export function CompareTab() {
  const scenario = useScenario();
  const { status, seeds, origin } = useStore(trainingRun);
  const runs = learningOf(scenario).runs ?? noRuns;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setAxis] = useState<CurveAxis>();
  const [quantity, setQuantity] = useState<keyof typeof quantityNames>("accuracy");
  const [place, setPlace] = useState<number>();
  const shown = overlaid(runs, hidden);
  const isRunning = status === "running" || status === "paused";
  const curves = useMemo<readonly Curve[]>(() => {
    const labels = runLabels(runs);
    const kept = overlaid(runs, hidden).map(({ index, colour }) => {
      const run = runs[index] as RunSummary;
      return { id: String(index), label: labels[index] ?? run.name, colour, points: keptPoints(run) };
    });
    if (!isRunning || kept.length >= mostOverlaid) return kept;
    const points = trainingPoints(seeds.slice(0, 1), origin?.startMs ?? 0);
    const colour = Array.from({ length: mostOverlaid }, (_, i) => i).find((i) => !kept.some((run) => run.colour === i));
    return points.length === 0
      ? kept
      : [...kept, { id: "running", label: `${origin?.name} (running)`, colour: colour ?? 0, points }];
  }, [runs, hidden, isRunning, seeds, origin]);
  const axes = axesOf(curves);
  const axis = axisOf(chosen, axes);
  if (runs.length === 0 && curves.length === 0) {
    return (
      <div className={classes.scroll}>
        <p className={classes.note}>
          Nothing to compare yet: every training that runs to its end is kept here, in short, and saved and shared with
          the plan.
        </p>
      </div>
    );
  }
  const targets = new Set(shown.map(({ index }) => runs[index]?.targetAccuracy));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Comparison of trainings">
      <div className={classes.axis}>
        <SegmentedControl
          size="xs"
          aria-label="What is compared"
          value={quantity}
          onChange={(value) => setQuantity(value as keyof typeof quantityNames)}
          data={Object.entries(quantityNames).map(([value, label]) => ({ value, label }))}
        />
        <span id="comparison-axis">by</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="comparison-axis"
          value={axis}
          onChange={(value) => {
            setAxis(value as CurveAxis);
            setPlace(undefined);
          }}
          data={axes.map((value) => ({ value, label: axisNames[value] }))}
        />
      </div>
      <CurveChart
        label={`${quantityNames[quantity]} of the trainings`}
        curves={curves}
        axis={axis}
        quantity={quantity}
        target={targets.size === 1 ? [...targets][0] : undefined}
        place={place}
        onPlace={setPlace}
      />
      <RunTable
        runs={runs}
        curves={curves}
        axis={axis}
        quantity={quantity}
        place={place}
        settingsNow={settingsDigest(scenario)}
        hidden={hidden}
        onHidden={setHidden}
      />
    </section>
  );
}
