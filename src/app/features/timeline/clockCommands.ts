import { z } from "../../../core/base/zod";
import { clock, fastestSpeed, slowestSpeed } from "../../state/clockStore";
import type { Command } from "../../state/commands";
import { speeds } from "./speeds";

const group = "Clock";

/** A step is what a real second brings: fine at low speed, coarse at high. */
function stepMs(): number {
  return clock.getState().speed * 1000;
}

function changeSpeed(direction: 1 | -1): void {
  const { speed, setSpeed } = clock.getState();
  const faster = speeds.filter((each) => (direction > 0 ? each > speed : each < speed));
  const next = direction > 0 ? faster[0] : faster.at(-1);
  if (next !== undefined) setSpeed(next);
}

/** Everything that can be done to the clock. */
export const clockCommands: readonly Command[] = [
  {
    id: "clock.playPause",
    title: "Play or pause",
    group,
    shortcut: "space",
    run: () => (clock.getState().playing ? clock.getState().pause() : clock.getState().play()),
  },
  {
    id: "clock.setSpeed",
    title: "Set the speed",
    group,
    argument: z.number().min(slowestSpeed).max(fastestSpeed),
    run: (speed) => clock.getState().setSpeed(speed as number),
  },
  { id: "clock.faster", title: "Faster", group, shortcut: ".", run: () => changeSpeed(1) },
  { id: "clock.slower", title: "Slower", group, shortcut: ",", run: () => changeSpeed(-1) },
  {
    id: "clock.setNow",
    title: "Go to an instant",
    group,
    argument: z.number(),
    run: (atMs) => clock.getState().setNow(atMs as number),
  },
  { id: "clock.stepForward", title: "Step forward", group, run: () => clock.getState().step(stepMs()) },
  { id: "clock.stepBack", title: "Step back", group, run: () => clock.getState().step(-stepMs()) },
  {
    id: "clock.toStart",
    title: "Go to the start of the plan",
    group,
    run: () => clock.getState().setNow(clock.getState().startMs),
  },
  {
    id: "clock.toEnd",
    title: "Go to the end of the plan",
    group,
    run: () => clock.getState().setNow(clock.getState().endMs),
  },
];
