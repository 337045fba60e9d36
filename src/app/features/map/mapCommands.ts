import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import type { MapScene } from "./mapScene";

const group = "Map";
const closer = 1.4;
const shares = z.strictObject({ east: z.number().min(-1).max(1), north: z.number().min(-1).max(1) });

/** What can be done to the view of a map. The keys of the canvas run these. */
export function mapCommands(scene: MapScene): readonly Command[] {
  return [
    { id: "map.home", title: "Show the whole world", group, run: () => scene.showAll() },
    { id: "map.zoomIn", title: "Zoom in on the map", group, run: () => scene.zoom(closer) },
    { id: "map.zoomOut", title: "Zoom out of the map", group, run: () => scene.zoom(1 / closer) },
    {
      id: "map.pan",
      title: "Move the map",
      group,
      argument: shares,
      run(argument) {
        const { east, north } = shares.parse(argument);
        scene.pan(east, north);
      },
    },
  ];
}

const panShare = 0.12;
const nudgeDeg = 0.1;
const farNudgeDeg = 1;

const directions: Readonly<Record<string, { readonly east: number; readonly north: number }>> = {
  ArrowLeft: { east: -1, north: 0 },
  ArrowRight: { east: 1, north: 0 },
  ArrowUp: { east: 0, north: 1 },
  ArrowDown: { east: 0, north: -1 },
};

/** The command that a key on the focused map means, with its argument. While stations are being moved, arrows move the selected one. */
export function mapKeyCommand(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  isMovingStation: boolean,
): { readonly id: string; readonly argument?: unknown } | undefined {
  const direction = directions[key];
  if (direction && isMovingStation) {
    const deg = shiftKey ? farNudgeDeg : nudgeDeg;
    return { id: "station.nudge", argument: { eastDeg: direction.east * deg, northDeg: direction.north * deg } };
  }
  if (direction) {
    return { id: "map.pan", argument: { east: direction.east * panShare, north: direction.north * panShare } };
  }
  switch (key) {
    case "+":
    case "=":
      return { id: "map.zoomIn" };
    case "-":
      return { id: "map.zoomOut" };
    case "Home":
      return { id: "map.home" };
    default:
      return undefined;
  }
}
