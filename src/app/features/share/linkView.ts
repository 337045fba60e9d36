import type { Problem } from "../../../core/base/outcome";
import type { LinkContent, LinkView } from "../../../core/scenario/link/linkContent";
import type { Scenario } from "../../../core/scenario/schema";
import { clock } from "../../state/clockStore";
import { satelliteIndex, stationIndex } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { findSameContent } from "../../state/storage/findSameContent";
import { scenarioText } from "../../state/storage/historyText";
import { saver } from "../../state/storage/saving";
import { type SidePanel, type SideView, sidePanels, sideViews, viewStore } from "../../state/viewStore";

/** What a link made now would carry. */
export function currentContent(): LinkContent {
  const { selection, camera, picture, sidePanel, sideView, sideOpen } = viewStore.getState();
  const shown = sideView === "contacts" ? sidePanel : sideView;
  const view: LinkView = {
    timeMs: Math.round(clock.getState().nowMs),
    panel: sideOpen ? shown : closedPanel,
    ...(selection && { selection: selection.id }),
    ...(camera && { camera }),
    ...(picture === "map" && { picture }),
  };
  return { scenario: documentStore.getState().scenario, view };
}

/** Brings the page to what the sender saw: same plan, instant, selection, camera and panel. The clock stands, so that it stays that instant. */
export async function restoreContent({ scenario, view = {}, warnings = [] }: LinkContent): Promise<void> {
  await openOnce(scenario, warnings);
  const { select, requestCamera, setPicture, setSidePanel, setSideView, setSideOpen } = viewStore.getState();
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
  else if (isSideView(view.panel)) setSideView(view.panel);
}

/** What is open already, or kept in the library as it is, does not come there a second time. */
async function openOnce(scenario: Scenario, warnings: readonly Problem[]): Promise<void> {
  const { scenario: open, open: openNew } = documentStore.getState();
  if (open.name === scenario.name && scenarioText(open) === scenarioText(scenario)) return;
  const kept = await storedId(scenario);
  const isOpened = kept !== undefined && (await saver.open(kept, "resume"));
  if (!isOpened) openNew(scenario, warnings, "shared link");
}

async function storedId(scenario: Scenario): Promise<string | undefined> {
  const database = await saver.database();
  try {
    return database && (await findSameContent(database, scenario));
  } catch (error) {
    saver.report(error);
    return undefined;
  }
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

function isSideView(panel: string | undefined): panel is SideView {
  return (sideViews as readonly (string | undefined)[]).includes(panel);
}
