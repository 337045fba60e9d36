import { examples } from "../../../core/scenario/examples";
import type { Command } from "../../state/commands";
import { pictures, type SidePanel, sidePanels } from "../../state/viewStore";

/** One line of the palette: what it is called, and the command it runs. */
export interface PaletteItem {
  /** The same from visit to visit, for what was used last. */
  readonly key: string;
  readonly title: string;
  /** Where it belongs: a group of commands, a satellite, a station. */
  readonly group: string;
  readonly texts: readonly string[];
  readonly shortcut?: string | undefined;
  readonly command: string;
  readonly argument?: unknown;
}

interface Place {
  readonly id: string;
  readonly name?: string | undefined;
}

const ownCommand = "help.palette";

const panelTitles: Readonly<Record<SidePanel, string>> = {
  contacts: "Show the table of contacts",
  satellites: "Show the totals of satellites",
  stations: "Show the totals of stations",
  now: "Show where everything is now, as a table",
};

/** Commands that can be run as they are, now. What needs an argument is offered through the choices below, or not at all. */
export function commandItems(commands: readonly Command[]): PaletteItem[] {
  const known = new Set(commands.map(({ id }) => id));
  const plain = commands
    .filter(({ id, argument, when }) => id !== ownCommand && argument === undefined && when?.() !== false)
    .map(({ id, title, group, shortcut }) => item({ key: id, title, group, shortcut, command: id }));
  return [...plain, ...choices.filter(({ command }) => known.has(command))];
}

/** Stations before satellites: there are fewer of them. */
export function placeItems(stations: readonly Place[], satellites: readonly Place[]): PaletteItem[] {
  return [
    ...stations.map((place) => placeItem("station", place)),
    ...satellites.map((place) => placeItem("satellite", place)),
  ];
}

/** What was used last comes first, the latest at the top; all else as it was. */
export function recentFirst(items: readonly PaletteItem[], recent: readonly string[]): PaletteItem[] {
  const wanted = new Set(recent);
  const found = new Map(items.filter(({ key }) => wanted.has(key)).map((each) => [each.key, each]));
  const first = recent.flatMap((key) => found.get(key) ?? []);
  return [...first, ...items.filter(({ key }) => !wanted.has(key))];
}

const choices: readonly PaletteItem[] = [
  ...sidePanels.map((panel) =>
    item({
      key: `view.panel ${panel}`,
      title: panelTitles[panel],
      group: "View",
      command: "view.panel",
      argument: panel,
    }),
  ),
  ...pictures.map((picture) =>
    item({
      key: `view.picture ${picture}`,
      title: picture === "globe" ? "Show the globe" : "Show the flat map",
      group: "View",
      command: "view.picture",
      argument: picture,
    }),
  ),
  ...examples.map(({ id, title }) =>
    item({
      key: `example ${id}`,
      title: `Open the example: ${title}`,
      group: "Scenario",
      command: "scenario.openExample",
      argument: id,
    }),
  ),
];

function item(given: Omit<PaletteItem, "texts">): PaletteItem {
  return { ...given, texts: [given.title, given.group] };
}

function placeItem(kind: "satellite" | "station", { id, name }: Place): PaletteItem {
  return {
    key: `${kind} ${id}`,
    title: name ?? id,
    group: kind === "station" ? "Station" : "Satellite",
    texts: name === undefined || name === id ? [id] : [name, id],
    command: "selection.set",
    argument: { kind, id },
  };
}
