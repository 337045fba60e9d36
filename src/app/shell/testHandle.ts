import { clock } from "../state/clockStore";
import { runCommand } from "../state/commands";
import { documentStore } from "../state/documentStore";
import { isIdle } from "../state/idle";
import { viewStore } from "../state/viewStore";

/** What end-to-end tests may ask of the page beside what a person sees. It only reads, and runs commands that anybody can run. */
const handle = {
  runCommand,
  isIdle,
  scenario: () => documentStore.getState().scenario,
  nowMs: () => clock.getState().nowMs,
  selection: () => viewStore.getState().selection,
  camera: () => viewStore.getState().camera,
};

declare global {
  interface Window {
    __orbitweave?: typeof handle;
  }
}

export function exposeTestHandle(): void {
  window.__orbitweave = handle;
}
