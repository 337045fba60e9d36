import { SegmentedControl } from "@mantine/core";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { CodecMeasure } from "../../../engine/client/compressor";
import { DataGrid, type GridColumn } from "../../kit/DataGrid";
import { countText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { codecOf } from "../../state/compression/codecEdits";
import { optionsOf, wantsFeedback } from "../../state/compression/codecOptions";
import { settingsText } from "../../state/compression/codecTexts";
import { lab, setOptions, startSweep, stopLab } from "../../state/compression/lab";
import { useScenario } from "../../state/derived";
import { InPlan } from "./CodecDetail";
import classes from "./compression.module.css";
import { errorText, ratioText, speedText } from "./labFormat";
import type { ErrorScale } from "./model/rateDistortion";
import { RateDistortionChart } from "./RateDistortionChart";
import { RunLine } from "./RunLine";

const scales: readonly { readonly value: ErrorScale; readonly label: string }[] = [
  { value: "linear", label: "error, linear" },
  { value: "log", label: "error, log" },
];

/** All codecs over their parameters, which of them no other beats, and the way of one into the plan. */
export function TradeOffTab() {
  const facts = useStore(lab, (state) => state.facts);
  const sweep = useStore(lab, (state) => state.sweep);
  const status = useStore(lab, (state) => state.sweepRun.status);
  const compression = codecOf(useScenario());
  const [errorScale, setErrorScale] = useState<ErrorScale>("linear");
  const isWanted = facts !== undefined && status === "idle";
  useEffect(() => {
    if (isWanted) void startSweep();
  }, [isWanted]);
  const isInPlan = ({ settings }: CodecMeasure): boolean => {
    if (settings.codec !== compression?.codec) return false;
    const { errorFeedback: _, ...options } = optionsOf(settings);
    return Object.entries(options).every(([name, value]) => compression[name as keyof typeof options] === value);
  };
  return (
    <section
      className={classes.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by the keyboard
      tabIndex={0}
      aria-label="Bytes against error"
      data-sweep-status={status}
    >
      <SweepLine />
      {facts === undefined && <p className={classes.note}>Waiting for the gradient.</p>}
      {sweep && sweep.points.length > 0 && (
        <>
          <div className={classes.chartHead}>
            <p className={classes.note}>
              {countText(sweep.points.length)} settings of all codecs
              {facts && sweep.elements < facts.survey.elements
                ? ` on ${countText(sweep.elements)} of the values, runs spread over all tensors`
                : ""}
              ; the line is the Pareto front. A click or Enter takes one into the plan.
            </p>
            <SegmentedControl
              size="xs"
              flex="none"
              aria-label="Scale of the error"
              data={[...scales]}
              value={errorScale}
              onChange={(value) => setErrorScale(value as ErrorScale)}
            />
          </div>
          <RateDistortionChart sweep={sweep} errorScale={errorScale} isInPlan={isInPlan} onPick={pick} />
          <InPlan />
          <FrontTable points={sweep.front.flatMap((at) => sweep.points[at] ?? [])} isInPlan={isInPlan} />
        </>
      )}
    </section>
  );
}

/** It alone follows each step of the progress. */
function SweepLine() {
  const run = useStore(lab, (state) => state.sweepRun);
  return <RunLine run={run} what="The sweep" onStop={() => stopLab("sweepRun")} onRestart={() => void startSweep()} />;
}

const columns: readonly GridColumn[] = [
  { id: "codec", title: "On the front", minPx: 220, grow: 3 },
  { id: "ratio", title: "Ratio", hint: "Original bytes over encoded bytes", minPx: 58, grow: 1, align: "right" },
  { id: "bits", title: "Bits", hint: "Encoded bits a value", minPx: 52, grow: 1, align: "right" },
  { id: "error", title: "Error", hint: "|x - y| / |x|", minPx: 66, grow: 1, align: "right" },
  { id: "cosine", title: "Cosine", minPx: 58, grow: 1, align: "right" },
  { id: "encode", title: "In MB/s", hint: "Encoding on this machine", minPx: 60, grow: 1, align: "right" },
];

interface FrontProps {
  readonly points: readonly CodecMeasure[];
  readonly isInPlan: (measure: CodecMeasure) => boolean;
}

function FrontTable({ points, isInPlan }: FrontProps) {
  const cell = (row: number, column: string) => {
    const point = points[row];
    if (point === undefined) return "";
    switch (column) {
      case "codec":
        return (
          <>
            {settingsText(point.settings)}
            {isInPlan(point) && <span className={classes.badge}>in the plan</span>}
          </>
        );
      case "ratio":
        return ratioText(point.compressionRatio);
      case "bits":
        return point.bitsPerValue.toPrecision(3);
      case "error":
        return errorText(point.relativeError);
      case "cosine":
        return point.cosine.toFixed(4);
      default:
        return speedText(point.originalBytes, point.encodeMs);
    }
  };
  return (
    <div className={classes.frontTable}>
      <DataGrid
        label="Pareto front"
        columns={columns}
        rowCount={points.length}
        cell={cell}
        rowState={(row) => {
          const point = points[row];
          return point && isInPlan(point) ? "selected" : undefined;
        }}
        onActivate={(row) => {
          const point = points[row];
          if (point) pick(point);
        }}
        empty=""
      />
    </div>
  );
}

/** Takes a measured codec into the plan, with error feedback where it is biased, and shows it closely from then on. */
function pick({ settings }: CodecMeasure): void {
  const { codec } = settings;
  const { errorFeedback: _, ...measured } = optionsOf(settings);
  const options = { ...measured, ...(wantsFeedback(codec) && { errorFeedback: true }) };
  lab.setState({ chosen: codec });
  void setOptions(codec, options);
  void runCommand("compression.apply", { codec, options });
}
