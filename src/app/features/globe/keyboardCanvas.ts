import { runCommand } from "../../state/commands";
import { globeKeyCommand } from "./globeCommands";

/** Lets the canvas be reached, heard of and steered by keyboard; returns what ends that. */
export function makeKeyboardCanvas(canvas: HTMLCanvasElement): () => void {
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-roledescription", "globe");
  canvas.setAttribute("aria-label", "Satellites, stations and their contacts over the Earth");
  canvas.setAttribute(
    "aria-description",
    "Arrow keys turn the globe, plus and minus zoom, Home shows the whole plan. The tables hold the same in words.",
  );
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const command = globeKeyCommand(event.key);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void runCommand(command.id, command.argument);
  };
  canvas.addEventListener("keydown", press);
  return () => canvas.removeEventListener("keydown", press);
}
