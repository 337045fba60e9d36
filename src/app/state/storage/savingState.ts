import type { StorageFault } from "./database";

/** How safe the open scenario is. */
export type SavingStatus =
  /** An example as it came: there is nothing to keep. */
  | "unchanged"
  | "saving"
  | "saved"
  /** Another tab saved the same scenario meanwhile; the person has to choose. */
  | "conflict"
  /** It is in this page's memory only. */
  | "failed";

export interface SavingState {
  readonly status: SavingStatus;
  /** Why nothing can be kept; whatever the status of the open scenario is. */
  readonly fault?: StorageFault | undefined;
  /** When the open scenario was saved last in this visit. */
  readonly savedMs?: number | undefined;
  /** Grows whenever the library has changed, here or in another tab. */
  readonly libraryVersion: number;
  /** Names of copies made of edits that a tab had left behind and that did not fit the scenario any more. */
  readonly recovered?: readonly string[];
  /** What was open last could not be read. */
  readonly isLastLost?: boolean;
  /** Records that could not be read and wait to be downloaded. */
  readonly setAsideCount?: number;
}
