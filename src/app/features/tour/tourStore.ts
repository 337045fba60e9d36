import { create } from "zustand";
import { z } from "../../../core/base/zod";
import { keep, readKept } from "../../state/checkedStorage";
import { tourSteps } from "./tourSteps";

const name = "orbitweave.tour";

interface TourState {
  /** Number of the step that is shown; none: the tour is not on. */
  readonly step?: number;
  /** A person asked for it: the focus goes to it. */
  readonly isAskedFor: boolean;
  start(isAskedFor: boolean): void;
  move(by: 1 | -1): void;
  /** Hides it for this visit. */
  stop(): void;
  /** Ends it for good: it does not start by itself again. */
  end(): void;
}

export const tourStore = create<TourState>()((set, get) => ({
  isAskedFor: false,
  start: (isAskedFor) => set({ step: 0, isAskedFor }),
  move(by) {
    const next = (get().step ?? 0) + by;
    if (next >= tourSteps.length) get().end();
    else set({ step: Math.max(next, 0) });
  },
  stop: () => set({ step: undefined }),
  end() {
    keep(name, true);
    set({ step: undefined });
  },
}));

/** Shows the tour to somebody who never ended or skipped it. */
export function startOnFirstVisit(): void {
  if (readKept(name, z.boolean()) !== true) tourStore.getState().start(false);
}
