import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { PlacementProblem } from "../../../core/partition/placementProblem";
import type { Relaxation } from "../../../core/partition/whyNotBetter";
import { bytesText } from "../../kit/quantityText";
import { useScenario } from "../../state/derived";
import { objectiveOf } from "../../state/partition/linkedProblem";
import { startWhy, whyKey, whyRun } from "../../state/partition/studies";
import classes from "./partition.module.css";
import { type Objective, shareText, valueText } from "./placementTexts";
import { StudyState } from "./StudyState";
import type { Board } from "./useBoard";

const shownRelaxations = 8;

/** What keeps the placement from being better: each limit made wider alone, by what that would give. */
export function WhyNot({ board }: { readonly board: Board }) {
  const run = useStore(whyRun.store);
  const scenario = useScenario();
  const objective = objectiveOf(scenario);
  const isOfThis = run.key === whyKey(scenario) && run.isCurrent;
  const relaxations = isOfThis ? run.value?.relaxations : undefined;
  const section = useRef<HTMLElement>(null);
  const wasRunning = useRef(false);
  useEffect(() => {
    // On a low screen, or beside a new placement, the answer comes below what is in view.
    if (wasRunning.current && run.status === "done") section.current?.scrollIntoView({ block: "nearest" });
    wasRunning.current = run.status === "running";
  }, [run.status]);
  return (
    <section ref={section} className={classes.why} aria-label="Why not better?">
      <StudyState
        run={isOfThis || run.status === "running" ? run : { status: "none", isCurrent: false }}
        what="What limits the placement"
        isOfThis={isOfThis}
        button="Why not better?"
        isQuiet
        disabled={!board.cost.isFeasible}
        onStart={startWhy}
      />
      {relaxations && relaxations.length > 0 && (
        <ol className={classes.relaxations} aria-label="What would help">
          {relaxations.slice(0, shownRelaxations).map((relaxation) => (
            <li key={relaxationKey(relaxation)}>
              <span>{relaxationText(board.problem, relaxation)}</span>
              <strong>{gainText(relaxation, objective)}</strong>
            </li>
          ))}
        </ol>
      )}
      {relaxations?.length === 0 && run.status === "done" && (
        <p className={classes.note}>
          Nothing: no memory, link, compute or pin made wider alone would give a better placement.
        </p>
      )}
    </section>
  );
}

function gainText({ value, gain }: Relaxation, objective: Objective): string {
  return `${valueText(value, objective)}, ${valueText(gain, objective)} less (${shareText(gain / (value + gain))})`;
}

function relaxationText({ nodeIds, layerNames }: PlacementProblem, relaxation: Relaxation): string {
  switch (relaxation.kind) {
    case "memory":
      return `Memory of ${nodeIds[relaxation.node]}: ${bytesText(relaxation.moreBytes)} more`;
    case "link":
      return `Link ${nodeIds[relaxation.from]} – ${nodeIds[relaxation.to]}: twice the bandwidth, half the latency`;
    case "compute":
      return `Compute of ${nodeIds[relaxation.node]}: twice as much`;
    case "pin":
      return `Pin of ${layerNames[relaxation.layer]} to ${nodeIds[relaxation.node]}: let go`;
  }
}

function relaxationKey(relaxation: Relaxation): string {
  switch (relaxation.kind) {
    case "link":
      return `link ${relaxation.from} ${relaxation.to}`;
    case "pin":
      return `pin ${relaxation.layer}`;
    default:
      return `${relaxation.kind} ${relaxation.node}`;
  }
}
