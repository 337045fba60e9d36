import type { Command } from "../../state/commands";
import { tourStore } from "./tourStore";

const group = "Help";
const isOn = () => tourStore.getState().step !== undefined;

export const tourCommands: readonly Command[] = [
  { id: "tour.start", title: "Show the tour", group, run: () => tourStore.getState().start(true) },
  { id: "tour.next", title: "Next step of the tour", group, when: isOn, run: () => tourStore.getState().move(1) },
  { id: "tour.back", title: "Previous step of the tour", group, when: isOn, run: () => tourStore.getState().move(-1) },
  { id: "tour.end", title: "End the tour", group, when: isOn, run: () => tourStore.getState().end() },
];
