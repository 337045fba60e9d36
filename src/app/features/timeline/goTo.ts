import { clock } from "../../state/clockStore";
import { timelineStore } from "./timelineStore";
import { revealInstant } from "./timeView";

/** Puts the clock on an instant and the instant in view. */
export function goTo(atMs: number): void {
  clock.getState().setNow(atMs);
  const { view, bounds, setView } = timelineStore.getState();
  const moved = revealInstant(view, bounds, atMs);
  if (moved !== view) setView(moved);
}
