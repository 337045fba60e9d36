import { useEffect } from "react";
import { useWindow } from "../../state/derived";
import { ClockBar } from "./ClockBar";
import { JourneyLane } from "./JourneyLane";
import { RoundsLane } from "./RoundsLane";
import styles from "./Timeline.module.css";
import { TimelineChart } from "./TimelineChart";
import { timelineStore } from "./timelineStore";

/** The bottom panel: the clock, and the contacts over time. */
export default function TimelineView() {
  const { startMs, endMs } = useWindow();
  useEffect(() => timelineStore.getState().setBounds({ startMs, endMs }), [startMs, endMs]);
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <ClockBar />
      <JourneyLane />
      <RoundsLane />
      <TimelineChart />
    </section>
  );
}
