import { describe, expect, it } from "vitest";
import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { commandItems, placeItems, recentFirst } from "./paletteItems";

const run = () => {};
const commands: readonly Command[] = [
  { id: "view.theme", title: "Switch between dark and light", group: "View", shortcut: "shift+d", run },
  { id: "edit.undo", title: "Undo", group: "Edit", when: () => false, run },
  { id: "view.panel", title: "Show a table", group: "View", argument: z.string(), run },
  { id: "help.palette", title: "Find a command", group: "Help", run },
];

describe("what the palette offers", () => {
  it("is every command that can be run now, the choices of those that need one, and not itself", () => {
    expect(commandItems(commands).map(({ key }) => key)).toEqual([
      "view.theme",
      "view.panel contacts",
      "view.panel satellites",
      "view.panel stations",
      "view.panel now",
    ]);
  });

  it("is every station and satellite, found by name and by id", () => {
    const [station, satellite] = placeItems([{ id: "svalbard", name: "Svalbard" }], [{ id: "sat-001" }]);
    expect(station).toMatchObject({ texts: ["Svalbard", "svalbard"], argument: { kind: "station", id: "svalbard" } });
    expect(satellite).toMatchObject({ title: "sat-001", texts: ["sat-001"] });
  });

  it("begins with what was used last, and forgets what is gone", () => {
    const items = placeItems([], [{ id: "a" }, { id: "b" }, { id: "c" }]);
    const ordered = recentFirst(items, ["satellite c", "satellite gone", "satellite b"]);
    expect(ordered.map(({ title }) => title)).toEqual(["c", "b", "a"]);
  });
});
