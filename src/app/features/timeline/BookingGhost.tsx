import { documentStore } from "../../state/documentStore";
import type { TimelineLane } from "../../state/layers";
import type { BookingDraft } from "../../state/schedule/bookingDraft";
import { conflictText } from "../../state/schedule/conflictText";
import type { TimeZone } from "../../state/viewStore";
import { rowHeightPx, trackHeightPx, trackTopPx } from "./rowGeometry";
import styles from "./Timeline.module.css";
import { formatDuration, formatTimeOfDay } from "./timeAxis";
import { type TimeView, xOfInstant } from "./timeView";

interface Props {
  readonly draft: BookingDraft;
  readonly lanes: readonly TimelineLane[];
  readonly view: TimeView;
  readonly widthPx: number;
  readonly scrollTopPx: number;
  readonly zone: TimeZone;
}

/** Where a booking that is being moved would stand, what is in its way there, and what it would cost. */
export function BookingGhost({ draft, lanes, view, widthPx, scrollTopPx, zone }: Props) {
  const scenario = documentStore((state) => state.scenario);
  const { placed } = draft;
  const place = placed.ok ? placed.value : draft.wish;
  const row = lanes.findIndex((lane) => lane.row === place.station && lane.antenna === place.antenna);
  const fromPx = xOfInstant(view, widthPx, place.startMs);
  const toPx = xOfInstant(view, widthPx, place.endMs);
  const state = !placed.ok ? "impossible" : placed.value.conflicts.length > 0 ? "conflict" : "free";
  const times = `${formatTimeOfDay(place.startMs, zone).slice(0, 8)} to ${formatTimeOfDay(place.endMs, zone).slice(0, 8)}`;
  return (
    <>
      <div
        className={styles.ghost}
        data-state={state}
        style={{
          left: fromPx,
          width: Math.max(toPx - fromPx, 5),
          top: row * rowHeightPx - scrollTopPx + trackTopPx(0, 1),
          height: trackHeightPx(1),
        }}
      />
      <div className={styles.ghostText} data-state={state} role="status">
        <strong>{draft.booking.rule.satelliteId}</strong>{" "}
        {placed.ok ? (
          <>
            {lanes[row]?.label}, {times} ({formatDuration((place.endMs - place.startMs) / 1000)}).{" "}
            {conflictText(placed.value.conflicts, scenario)} {costText(draft, scenario.sync?.objective)}
          </>
        ) : (
          `cannot stand there: ${placed.error}.`
        )}
      </div>
    </>
  );
}

function costText({ before, after }: BookingDraft, objective: "volume" | "age" = "volume"): string {
  if (before === undefined || after === undefined) return "";
  const text = (value: number) =>
    objective === "age" ? formatDuration(value) : `${value.toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;
  return `Value ${text(before)} → ${text(after)}`;
}
