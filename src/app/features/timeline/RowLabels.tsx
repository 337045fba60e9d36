import type { RefObject } from "react";
import { useScenario } from "../../state/derived";
import type { TimelineLane } from "../../state/layers";
import { failureKey } from "../../state/picture/failureTimes";
import { thingAttributes } from "../../state/picture/thingMenu";
import { viewStore } from "../../state/viewStore";
import { failureSpans } from "./failureSpans";
import { rowHeightPx } from "./rowGeometry";
import styles from "./Timeline.module.css";
import { useRowsInView } from "./useRowsInView";

interface RowLabelsProps {
  readonly lanes: readonly TimelineLane[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly selectedRow: number | undefined;
  /** Why a satellite's propagation fails in the window, by row. */
  readonly failed: ReadonlyMap<number, string>;
}

/** The names of the rows on screen, as buttons that select. */
export function RowLabels({ lanes, scroller, selectedRow, failed }: RowLabelsProps) {
  const hover = viewStore((state) => state.hover);
  const broken = failureSpans(useScenario());
  const { first, end } = useRowsInView(scroller, lanes.length);
  const select = ({ kind, id }: TimelineLane): void => viewStore.getState().select({ kind, id });
  return (
    <ul className={styles.labels} style={{ height: lanes.length * rowHeightPx }}>
      {lanes.slice(first, end).map((lane, i) => {
        const index = first + i;
        const reason = lane.kind === "satellite" ? failed.get(lane.row) : undefined;
        return (
          <li
            key={`${lane.id} ${lane.antenna}`}
            className={styles.label}
            style={{ transform: `translateY(${index * rowHeightPx}px)` }}
            aria-setsize={lanes.length}
            aria-posinset={index + 1}
            {...thingAttributes(lane)}
          >
            <button
              type="button"
              tabIndex={-1}
              className={styles.labelButton}
              aria-pressed={index === selectedRow}
              data-hovered={hover?.kind === lane.kind && hover.id === lane.id ? true : undefined}
              title={reason === undefined ? lane.label : `${lane.label}: ${reason}`}
              onClick={() => select(lane)}
            >
              <span className={styles.labelText}>{lane.label}</span>
              {broken.has(failureKey({ kind: lane.kind, id: lane.id })) && (
                <span className={styles.labelBroken} role="img" aria-label="fails at times">
                  ✕
                </span>
              )}
              {reason !== undefined && (
                <span className={styles.labelFailed} role="img" aria-label={`fails: ${reason}`}>
                  ⚠
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
