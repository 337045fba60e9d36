import { Portal } from "@mantine/core";
import { useStore } from "zustand";
import { viewStore } from "../../state/viewStore";
import { contactDetails } from "./contactDetails";
import styles from "./Timeline.module.css";
import type { Places } from "./timelineModel";
import { timelineStore } from "./timelineStore";

/** Room that the tooltip needs, so that it turns to the other side near an edge of the page. */
const roomPx = { width: 250, height: 212 };
const offsetPx = 14;

/** What is known of the contact under the pointer. */
export function ContactTooltip({ places }: { readonly places: Places }) {
  const hovered = useStore(timelineStore, (state) => state.hovered);
  const zone = viewStore((state) => state.timeZone);
  if (hovered === undefined) return null;
  const details = contactDetails(hovered.contact, places, zone);
  const facts = [
    ["Day", details.day],
    ["AOS", details.aos],
    ["LOS", details.los],
    ["Duration", details.duration],
    ["Max. elevation", details.maxElevation],
    ["Downlink", details.downlink],
    ["Uplink", details.uplink],
  ];
  const { clientX, clientY } = hovered;
  const left = clientX + roomPx.width > window.innerWidth ? clientX - roomPx.width : clientX + offsetPx;
  const above = clientY + roomPx.height > window.innerHeight;
  const vertical = above ? { bottom: window.innerHeight - clientY + offsetPx } : { top: clientY + offsetPx };
  return (
    <Portal>
      <div className={styles.tooltip} role="tooltip" style={{ left, ...vertical }}>
        <div className={styles.tooltipTitle}>
          {details.satellite} · {details.station}
        </div>
        <dl className={styles.tooltipFacts}>
          {facts.map(([term, value]) => (
            <div key={term} style={{ display: "contents" }}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.tooltipHint}>Double-click: look at the pass</div>
      </div>
    </Portal>
  );
}
