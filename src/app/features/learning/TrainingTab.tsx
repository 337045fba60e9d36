import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { bytesText, countText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { learningOf } from "../../state/learning/learningEdits";
import { trainingRun } from "../../state/learning/trainingRun";
import { useTrainingFacts } from "../../state/learning/useTrainingFacts";
import { CurveChart } from "./CurveChart";
import { Fact, Figures } from "./Figures";
import classes from "./learning.module.css";
import { axesOf, axisOf, type Curve, type CurveAxis, trainingPoints } from "./model/curves";

export const axisNames: Readonly<Record<CurveAxis, string>> = { rounds: "Rounds", megabytes: "Bytes", hours: "Hours" };

/** The training as it goes: its figures and its curves. */
export function TrainingTab() {
  const run = useStore(trainingRun);
  const { seeds, origin } = run;
  const [chosen, setAxis] = useState<CurveAxis>();
  const [place, setPlace] = useState<number>();
  const curves = useMemo<readonly Curve[]>(() => {
    const points = trainingPoints(seeds, origin?.startMs ?? 0);
    return [{ id: "training", label: origin?.name ?? "", colour: 0, points }];
  }, [seeds, origin]);
  const axes = axesOf(curves);
  const axis = axisOf(chosen, axes);
  if (seeds.every(({ rounds }) => rounds.length === 0)) {
    return (
      <Scrolled>
        <Beforehand isRunning={run.status === "running"} />
      </Scrolled>
    );
  }
  const by = { rounds: "round", megabytes: "bytes", hours: "mission hours" }[axis];
  const shared = { curves, axis, place, onPlace: setPlace };
  return (
    <Scrolled>
      <Figures run={run} />
      <div className={classes.axis}>
        <span id="training-axis">Curves by</span>
        <SegmentedControl
          size="xs"
          aria-labelledby="training-axis"
          value={axis}
          onChange={(value) => {
            setAxis(value as CurveAxis);
            setPlace(undefined);
          }}
          data={axes.map((value) => ({ value, label: axisNames[value] }))}
        />
        {seeds.length > 1 && (
          <span className={classes.dim}>mean of {seeds.length} seeds, band from least to greatest</span>
        )}
      </div>
      <CurveChart label={`Accuracy by ${by}`} quantity="accuracy" target={origin?.rules.targetAccuracy} {...shared} />
      <CurveChart label={`Loss by ${by}`} quantity="loss" {...shared} />
      {axis !== "megabytes" && <CurveChart label={`Bytes by ${by}`} quantity="megabytes" {...shared} />}
    </Scrolled>
  );
}

function Scrolled({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="The training">
      {children}
    </section>
  );
}

/** What is about to be trained. */
function Beforehand({ isRunning }: { readonly isRunning: boolean }) {
  const facts = useTrainingFacts()?.facts;
  const { seeds = [0] } = learningOf(useScenario());
  if (facts === undefined) return null;
  const passes = facts.samples * facts.epochs * facts.rounds * (facts.participants / facts.clients) * seeds.length;
  return (
    <>
      <dl className={classes.facts}>
        <Fact name="Clients, one a satellite" value={countText(facts.clients)} />
        <Fact name="Taking part in a round" value={countText(facts.participants)} />
        <Fact name="Rounds" value={countText(facts.rounds)} />
        <Fact name="Samples" value={`${countText(facts.samples)}, the most at one ${countText(facts.mostSamples)}`} />
        <Fact name="Features and classes" value={`${countText(facts.features)} and ${countText(facts.classes)}`} />
        <Fact name="Parameters" value={`${countText(facts.parameters)}, ${bytesText(facts.modelBytes)}`} />
        <Fact name="Passes of a sample, about" value={countText(passes)} />
      </dl>
      {facts.attribution !== undefined && <p className={classes.note}>{facts.attribution}</p>}
      <p className={classes.note}>
        {isRunning
          ? "The first round is on its way."
          : "Every satellite is a client with samples of its own. Train begins; Setup says what, and how."}
      </p>
    </>
  );
}
