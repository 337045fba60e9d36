import type { LinkContent, LinkView } from "../../../core/scenario/link/linkContent";
import { clock } from "../../state/clockStore";
import { satelliteIndex, stationIndex } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { type SidePanel, sidePanels, viewStore } from "../../state/viewStore";

/** What a link made now would carry. */
export function currentContent(): LinkContent {
  const { selection, camera, picture, sidePanel, sideOpen } = viewStore.getState();
  const view: LinkView = {
    timeMs: Math.round(clock.getState().nowMs),
    panel: sideOpen ? sidePanel : closedPanel,
    ...(selection && { selection: selection.id }),
    ...(camera && { camera }),
    ...(picture === "map" && { picture }),
  };
  return { scenario: documentStore.getState().scenario, view };
}

/** Brings the page to what the sender saw: same plan, instant, selection, camera and panel. The clock stands, so that it stays that instant. */
export function restoreContent({ scenario, view = {} }: LinkContent): void {
  documentStore.getState().open(scenario, [], "shared link");
  const { select, requestCamera, setPicture, setSidePanel, setSideOpen } = viewStore.getState();
  const { setNow, pause } = clock.getState();
  if (view.timeMs !== undefined) {
    pause();
    setNow(view.timeMs);
  }
  select(selectionOf(view.selection, scenario));
  setPicture(view.picture ?? "globe");
  if (view.camera !== undefined) requestCamera({ kind: "view", camera: view.camera });
  if (view.panel === closedPanel) setSideOpen(false);
  else if (isSidePanel(view.panel)) setSidePanel(view.panel);
}

const closedPanel = "closed";

function selectionOf(id: string | undefined, scenario: LinkContent["scenario"]) {
  if (id === undefined) return undefined;
  if (satelliteIndex(scenario).has(id)) return { kind: "satellite", id } as const;
  return stationIndex(scenario).has(id) ? ({ kind: "station", id } as const) : undefined;
}

function isSidePanel(panel: string | undefined): panel is SidePanel {
  return (sidePanels as readonly (string | undefined)[]).includes(panel);
}
