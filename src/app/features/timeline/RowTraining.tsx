import { VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { TimelineLane } from "../../state/layers";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { viewStore } from "../../state/viewStore";
import type { Places } from "./timelineModel";
import { timelineStore } from "./timelineStore";
import { trainingDetails } from "./trainingDetails";
import { trainingInView, trainingKinds, trainingLanes, trainingNode } from "./trainingLanes";

interface Props {
  readonly trace: TrainingTrace;
  readonly lane: TimelineLane;
  readonly places: Places;
}

/** More would not be listened to. */
const mostRows = 30;
/** The table waits until the view stands still. */
const settledMs = 300;

/** What of a training is in view in the selected row, as a table for screen readers. */
export function RowTraining({ trace, lane, places }: Props) {
  const [view] = useDebouncedValue(
    useStore(timelineStore, (state) => state.view),
    settledMs,
  );
  const zone = viewStore((state) => state.timeZone);
  const rows = useMemo(() => {
    const bars = trainingLanes(trace).laneOf(trainingNode(trace, lane));
    const { first, end } = trainingInView(bars, view);
    const found = [];
    for (let bar = first; bar < end && found.length < mostRows; bar++) {
      const isOver = (bars.endMs[bar] as number) <= view.startMs;
      if (bars.kind[bar] === trainingKinds.life || isOver) continue;
      found.push({ bar, ...trainingDetails(trace, bars, bar, places, zone) });
    }
    return found;
  }, [trace, lane, places, zone, view]);
  return (
    <VisuallyHidden>
      <table>
        <caption>Training of {lane.label} in view</caption>
        <tbody>
          {rows.map(({ bar, title, facts }) => (
            <tr key={bar}>
              <th scope="row">{title}</th>
              <td>{facts.map((fact) => fact.join(" ")).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
