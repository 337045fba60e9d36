import { useStore } from "zustand";
import { viewStore } from "../../state/viewStore";
import { contactDetails } from "./contactDetails";
import { TooltipFrame } from "./TooltipFrame";
import type { Places } from "./timelineModel";
import { timelineStore } from "./timelineStore";

/** What is known of the contact under the pointer. */
export function ContactTooltip({ places }: { readonly places: Places }) {
  const hovered = useStore(timelineStore, (state) => state.hovered);
  const zone = viewStore((state) => state.timeZone);
  if (hovered === undefined) return null;
  const details = contactDetails(hovered.contact, places, zone);
  return (
    <TooltipFrame
      clientX={hovered.clientX}
      clientY={hovered.clientY}
      title={`${details.satellite} · ${details.station}`}
      facts={[
        ["Day", details.day],
        ["AOS", details.aos],
        ["LOS", details.los],
        ["Duration", details.duration],
        ["Max. elevation", details.maxElevation],
        ["Downlink", details.downlink],
        ["Uplink", details.uplink],
      ]}
      hint="Double-click: look at the pass"
    />
  );
}
