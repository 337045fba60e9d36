import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import type { GlobeScene } from "./scene/globeScene";

const group = "Globe";
const closer = 0.7;
const turn = z.strictObject({ eastDeg: z.number().min(-180).max(180), northDeg: z.number().min(-90).max(90) });

/** What can be done to the view of a globe. The keys of the canvas run these. */
export function globeCommands(scene: GlobeScene): readonly Command[] {
  return [
    { id: "globe.home", title: "Show the whole plan on the globe", group, run: () => scene.flyHome() },
    { id: "globe.zoomIn", title: "Zoom in on the globe", group, run: () => scene.zoom(closer) },
    { id: "globe.zoomOut", title: "Zoom out of the globe", group, run: () => scene.zoom(1 / closer) },
    {
      id: "globe.turn",
      title: "Turn the globe",
      group,
      argument: turn,
      run(argument) {
        const { eastDeg, northDeg } = turn.parse(argument);
        scene.turn(eastDeg, northDeg);
      },
    },
  ];
}

const stepDeg = 6;

/** The command that a key on the focused globe means, with its argument. */
export function globeKeyCommand(key: string): { readonly id: string; readonly argument?: unknown } | undefined {
  switch (key) {
    case "ArrowLeft":
      return { id: "globe.turn", argument: { eastDeg: -stepDeg, northDeg: 0 } };
    case "ArrowRight":
      return { id: "globe.turn", argument: { eastDeg: stepDeg, northDeg: 0 } };
    case "ArrowUp":
      return { id: "globe.turn", argument: { eastDeg: 0, northDeg: stepDeg } };
    case "ArrowDown":
      return { id: "globe.turn", argument: { eastDeg: 0, northDeg: -stepDeg } };
    case "+":
    case "=":
      return { id: "globe.zoomIn" };
    case "-":
      return { id: "globe.zoomOut" };
    case "Home":
      return { id: "globe.home" };
    default:
      return undefined;
  }
}
