import { z } from "../../core/base/zod";
import { readKept } from "../state/checkedStorage";

/** Shares of the room by panel, in percent. */
const layout = z.record(z.string(), z.number().min(0).max(100));

/** Where panels remember their sizes. What is damaged or cannot be kept is as if it had never been there. */
export const layoutStorage = {
  getItem(name: string): string | null {
    const kept = readKept(name, layout);
    return kept === undefined ? null : JSON.stringify(kept);
  },
  setItem(name: string, text: string): void {
    try {
      localStorage.setItem(name, text);
    } catch {
      // Storage is blocked or full: the sizes hold for this visit.
    }
  },
};
