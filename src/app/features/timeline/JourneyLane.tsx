import { useStore } from "zustand";
import { runCommand } from "../../state/commands";
import { bundleStore, useDeliveries } from "../../state/mesh/bundles";
import { viewStore } from "../../state/viewStore";
import styles from "./JourneyLane.module.css";
import { formatTimeOfDay } from "./timeAxis";
import { timelineStore } from "./timelineStore";

/** The journey of the bundle that is shown: when it is sent from node to node, and when it waits. Nothing where there is no bundle. */
export function JourneyLane() {
  const bundle = bundleStore(({ bundles, shown }) => bundles[shown]);
  const shown = bundleStore((state) => state.shown);
  const zone = viewStore((state) => state.timeZone);
  const { startMs, endMs } = useStore(timelineStore, (state) => state.view);
  const { value } = useDeliveries();
  if (bundle === undefined) return null;
  const journey = value?.journeys[shown];
  const percent = (ms: number): number => (100 * (ms - startMs)) / (endMs - startMs);
  const stretch = (fromMs: number, toMs: number) => ({
    left: `${percent(fromMs)}%`,
    width: `${percent(toMs) - percent(fromMs)}%`,
  });
  const time = (ms: number): string => formatTimeOfDay(ms, zone).slice(0, 10);
  return (
    <section className={styles.lane} aria-label="Journey of the bundle">
      <button
        type="button"
        className={styles.label}
        title="Show the bundles"
        onClick={() => void runCommand("mesh.show.bundles")}
      >
        Bundle {bundle.from} – {bundle.to}
      </button>
      <div className={styles.plot}>
        {journey?.arrivalMs !== undefined && (
          <div className={styles.wait} style={stretch(bundle.atMs, journey.arrivalMs)} />
        )}
        {journey?.hops.map(({ fromId, toId, startMs: sentMs, endMs: doneMs, arrivalMs }) => (
          <div
            key={sentMs}
            className={styles.hop}
            style={stretch(sentMs, doneMs)}
            title={`${fromId} to ${toId}: sent ${time(sentMs)} to ${time(doneMs)}, there at ${time(arrivalMs)}`}
          />
        ))}
        {journey?.reason !== undefined && <span className={styles.reason}>never arrives: {journey.reason}</span>}
      </div>
    </section>
  );
}
