import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";

const group = "Export";
const show = dialogStore.getState().show;

export const exportCommands: readonly Command[] = [
  {
    id: "export.oem",
    title: "Save the ephemerides as CCSDS OEM",
    group,
    run: () => show({ kind: "ephemeris", format: "oem" }),
  },
  {
    id: "export.czml",
    title: "Save the ephemerides as CZML",
    group,
    run: () => show({ kind: "ephemeris", format: "czml" }),
  },
  {
    id: "export.report",
    title: "A report to print",
    group,
    shortcut: "mod+p",
    run: () => show({ kind: "report" }),
  },
];
