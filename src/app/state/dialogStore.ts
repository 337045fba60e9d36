import { create } from "zustand";
import type { Problem } from "../../core/base/outcome";
import type { Target } from "./picture/failureTimes";

/** Why something could not be used. */
export interface ProblemReport {
  readonly kind: "problems";
  readonly title: string;
  /** What happened to the work that is open, in a sentence. */
  readonly note: string;
  readonly problems: readonly Problem[];
}

/** Satellites or plans to look through before anything is taken over; files or text to begin with. */
export interface SourcesDialog {
  readonly kind: "sources";
  readonly from: "files" | "celestrak";
  readonly files?: readonly File[];
  readonly text?: string;
}

/** Positions to be saved as a file of a format. */
export interface EphemerisDialog {
  readonly kind: "ephemeris";
  readonly format: "oem" | "czml";
}

/** How long something, or all satellites of its plane, is to fail from now on. */
export interface FailForDialog {
  readonly kind: "failFor";
  readonly target: Target;
  readonly extent: "itself" | "plane";
}

export type Dialog =
  | { readonly kind: "share" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "palette" }
  | { readonly kind: "stationLibrary" }
  | { readonly kind: "library" }
  | { readonly kind: "report" }
  | { readonly kind: "failures" }
  | FailForDialog
  | EphemerisDialog
  | SourcesDialog
  | ProblemReport;

interface DialogState {
  readonly dialog?: Dialog;
  show(dialog: Dialog): void;
  close(): void;
}

/** The one dialog that is open. */
export const dialogStore = create<DialogState>()((set) => ({
  show: (dialog) => set({ dialog }),
  close: () => set({ dialog: undefined }),
}));
