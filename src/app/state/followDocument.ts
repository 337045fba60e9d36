import { clock } from "./clockStore";
import { satelliteIndex, scenarioWindow, stationIndex } from "./derived";
import { documentStore } from "./documentStore";
import { viewStore } from "./viewStore";

/** Keeps clock and selection in step with the document; started once, by the shell. Returns what ends it. */
export function followDocument(): () => void {
  clock.getState().reset(scenarioWindow(documentStore.getState().scenario));
  return documentStore.subscribe(({ scenario }, before) => {
    if (scenario === before.scenario) return;
    const window = scenarioWindow(scenario);
    const { startMs, endMs, reset } = clock.getState();
    if (window.startMs !== startMs || window.endMs !== endMs) reset(window);
    const { selection, select, setHover } = viewStore.getState();
    setHover(undefined);
    if (selection === undefined) return;
    const index = selection.kind === "satellite" ? satelliteIndex(scenario) : stationIndex(scenario);
    if (!index.has(selection.id)) select(undefined);
  });
}
