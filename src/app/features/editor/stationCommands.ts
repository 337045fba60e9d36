import { z } from "../../../core/base/zod";
import { replaceItem } from "../../../core/scenario/editItems";
import { itemById } from "../../../core/scenario/scenarioItems";
import type { Station } from "../../../core/scenario/schema";
import { stationSchema } from "../../../core/scenario/schema/station";
import { starterStation } from "../../../core/scenario/starters";
import type { Command } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";
import { stationTools, viewStore } from "../../state/viewStore";
import { addMembers } from "./memberEdits";

const group = "Stations";

const place = z.strictObject({ latDeg: z.number().min(-90).max(90), lonDeg: z.number().min(-180).max(180) });
/** `gesture` names the drag that the move is a part of: all of it is one undo step. */
const move = place.extend({ id: z.string(), gesture: z.string().optional() });
const nudge = z.strictObject({ northDeg: z.number().min(-90).max(90), eastDeg: z.number().min(-180).max(180) });
const tool = z.enum(stationTools);

const view = viewStore.getState;

/** Placing and moving stations, from forms, globe, map and keyboard alike. */
export const stationCommands: readonly Command[] = [
  {
    id: "station.add",
    title: "Add a station at a place",
    group,
    argument: place,
    run: (argument) => addStation(starterStation(atDegrees(place.parse(argument)))),
  },
  {
    id: "station.addSite",
    title: "Add a station of the library",
    group,
    argument: stationSchema,
    run: (argument) => addStation(stationSchema.parse(argument)),
  },
  {
    id: "station.move",
    title: "Move a station",
    group,
    argument: move,
    run(argument) {
      const { id, gesture, ...to } = move.parse(argument);
      moveStation(id, to, gesture === undefined ? {} : { gesture });
    },
  },
  {
    id: "station.nudge",
    title: "Move the selected station a little",
    group,
    argument: nudge,
    when: () => selectedStation() !== undefined,
    run(argument) {
      const { northDeg, eastDeg } = nudge.parse(argument);
      const station = selectedStation();
      if (station === undefined) return;
      const latDeg = Math.min(90, Math.max(-90, station.latDeg + northDeg));
      const lonDeg = wrapLongitude(station.lonDeg + eastDeg);
      moveStation(station.id, { latDeg, lonDeg }, { group: `nudge ${station.id}` });
    },
  },
  {
    id: "station.tool",
    title: "What a click on the Earth does",
    group,
    argument: tool,
    run: (argument) => view().setStationTool(tool.parse(argument)),
  },
  {
    id: "station.pick",
    title: "Add stations by pointing at the Earth",
    group,
    run: () => view().setStationTool(view().stationTool === "add" ? "none" : "add"),
  },
  {
    id: "station.drag",
    title: "Move stations by dragging or with the arrow keys",
    group,
    shortcut: "shift+m",
    when: () => (documentStore.getState().scenario.stations ?? []).length > 0,
    run: () => view().setStationTool(view().stationTool === "move" ? "none" : "move"),
  },
  {
    id: "station.stopTool",
    title: "Stop adding or moving stations",
    group,
    shortcut: "escape",
    when: () => view().stationTool !== "none",
    run: () => view().setStationTool("none"),
  },
];

function selectedStation(): Station | undefined {
  const { selection } = view();
  if (selection?.kind !== "station") return undefined;
  return itemById(documentStore.getState().scenario, "stations", selection.id);
}

function addStation(station: Station): void {
  const [id] = addMembers("stations", [station]);
  if (id !== undefined) view().select({ kind: "station", id });
}

function moveStation(
  id: string,
  to: z.infer<typeof place>,
  grouping: { readonly group?: string; readonly gesture?: string },
): void {
  const station = itemById(documentStore.getState().scenario, "stations", id);
  if (station === undefined) return;
  const moved = { ...station, ...atDegrees(to) };
  if (moved.latDeg === station.latDeg && moved.lonDeg === station.lonDeg) return;
  const name = `move station ${station.name ?? id}`;
  editScenario(name, (scenario) => replaceItem(scenario, "stations", id, moved), grouping);
}

/** To 1e-4 degrees, some 11 m: finer than anybody points. */
function atDegrees({ latDeg, lonDeg }: z.infer<typeof place>): z.infer<typeof place> {
  return { latDeg: Math.round(latDeg * 1e4) / 1e4, lonDeg: Math.round(lonDeg * 1e4) / 1e4 };
}

function wrapLongitude(lonDeg: number): number {
  if (lonDeg > 180) return lonDeg - 360;
  return lonDeg < -180 ? lonDeg + 360 : lonDeg;
}
