import { z } from "../../core/base/zod";
import type { Command } from "../state/commands";
import { dialogStore } from "../state/dialogStore";
import { pictures, sidePanels, viewStore } from "../state/viewStore";

const selection = z.strictObject({ kind: z.enum(["satellite", "station"]), id: z.string() });

const view = viewStore.getState;

/** How the page looks, and what is selected on it. */
export const viewCommands: readonly Command[] = [
  {
    id: "selection.set",
    title: "Select a satellite or station and show it",
    group: "Selection",
    argument: selection,
    run(argument) {
      const chosen = selection.parse(argument);
      view().select(chosen);
      view().requestCamera({ kind: "selection", selection: chosen });
    },
  },
  {
    id: "selection.clear",
    title: "Select nothing",
    group: "Selection",
    shortcut: "escape",
    when: () => view().selection !== undefined,
    run: () => view().select(undefined),
  },
  {
    id: "view.search",
    title: "Search for a satellite or station",
    group: "Selection",
    shortcut: "/",
    run: () => document.querySelector<HTMLElement>("[data-search]")?.focus(),
  },
  {
    id: "view.theme",
    title: "Switch between dark and light",
    group: "View",
    shortcut: "shift+d",
    run: () => view().setTheme(view().theme === "dark" ? "light" : "dark"),
  },
  {
    id: "view.picture",
    title: "Show the Earth as globe or flat map",
    group: "View",
    argument: z.enum(pictures),
    run: (argument) => view().setPicture(z.enum(pictures).parse(argument)),
  },
  {
    id: "view.switchPicture",
    title: "Switch between globe and flat map",
    group: "View",
    shortcut: "m",
    run: () => view().setPicture(view().picture === "globe" ? "map" : "globe"),
  },
  {
    id: "view.graphics",
    title: "Graphics",
    group: "View",
    argument: z.enum(["auto", "full", "light"]),
    run: (argument) => view().setGraphics(z.enum(["auto", "full", "light"]).parse(argument)),
  },
  {
    id: "view.timeZone",
    title: "Switch between UTC and local time",
    group: "View",
    shortcut: "shift+u",
    run: () => view().setTimeZone(view().timeZone === "utc" ? "local" : "utc"),
  },
  {
    id: "view.sidePanel",
    title: "Show or hide the contacts panel",
    group: "View",
    shortcut: "shift+c",
    run: () => view().toggleContacts(),
  },
  {
    id: "view.sideWide",
    title: "Put the panel over the whole page, or beside the Earth again",
    group: "View",
    shortcut: "shift+q",
    run: () => view().setSideWide(!view().isSideWide),
  },
  {
    id: "view.timeline",
    title: "Show or hide the timeline",
    group: "View",
    shortcut: "shift+t",
    run: () => view().setTimelineOpen(!view().timelineOpen),
  },
  {
    id: "view.panel",
    title: "Show a table",
    group: "View",
    argument: z.enum(sidePanels),
    run: (argument) => view().setSidePanel(z.enum(sidePanels).parse(argument)),
  },
  {
    id: "view.table",
    title: "Table view: the same as globe and timeline, in rows",
    group: "View",
    shortcut: "shift+v",
    run() {
      view().setSidePanel("contacts");
      // The panel may only now be drawn.
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=grid]")?.focus());
    },
  },
  {
    id: "help.palette",
    title: "Find a command, panel, satellite or station",
    group: "Help",
    shortcut: "mod+k",
    run: () => dialogStore.getState().show({ kind: "palette" }),
  },
  {
    id: "help.shortcuts",
    title: "Keyboard shortcuts",
    group: "Help",
    shortcut: "?",
    run: () => dialogStore.getState().show({ kind: "shortcuts" }),
  },
];
