import { useEffect } from "react";
import { useRegisterCommands } from "../../state/commands";
import { useWindow } from "../../state/derived";
import { ClockBar } from "./ClockBar";
import { clockCommands } from "./clockCommands";
import styles from "./Timeline.module.css";
import { TimelineChart } from "./TimelineChart";
import { timelineCommands } from "./timelineCommands";
import { timelineStore } from "./timelineStore";

const commands = [...clockCommands, ...timelineCommands];

/** The bottom panel: the clock, and the contacts over time. */
export function TimelinePanel() {
  const { startMs, endMs } = useWindow();
  useRegisterCommands(commands);
  useEffect(() => timelineStore.getState().setBounds({ startMs, endMs }), [startMs, endMs]);
  return (
    <section className={styles.timeline} aria-label="Timeline">
      <ClockBar />
      <TimelineChart />
    </section>
  );
}
