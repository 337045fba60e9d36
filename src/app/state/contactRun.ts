import { createStore } from "zustand/vanilla";
import type { Problem } from "../../core/base/outcome";
import type { Contacts } from "../../core/contact/contactColumns";
import type { ContactEstimate, JobProgress } from "../../engine/client/planner";

/** `large`: not started, because of its size; the user narrows the plan or starts it all the same. */
export type ContactStatus = "running" | "done" | "cancelled" | "refused" | "crashed" | "large";

/** What is known of a contact run while it is not finished. Of one slice at a time: the one on screen. */
export interface ContactRun {
  readonly digest: string;
  readonly status: ContactStatus;
  /** Blocks of satellites that are done, in order of arrival; each is sorted. */
  readonly partial: readonly Contacts[];
  readonly progress?: JobProgress;
  readonly problems: readonly Problem[];
  /** What to expect, where the run is `large`. */
  readonly estimate?: ContactEstimate;
}

const nothing: ContactRun = { digest: "", status: "running", partial: [], problems: [] };

export const contactRun = createStore<ContactRun>()(() => nothing);

/** Blocks and progress come faster than anybody reads: the store is told this often. */
const tellMs = 150;

/** Starts the record of a run and returns what to tell it. What a run says after another one began is not heard. */
export function beginContactRun(digest: string) {
  const blocks: Contacts[] = [];
  let progress: JobProgress | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: ContactRun = { ...nothing, digest };
  contactRun.setState(current, true);

  const tell = (status: ContactStatus = "running", problems: readonly Problem[] = []): void => {
    clearTimeout(timer);
    timer = undefined;
    if (contactRun.getState() !== current) return;
    current = { digest, status, partial: blocks.slice(), problems, ...(progress && { progress }) };
    contactRun.setState(current, true);
  };
  const tellSoon = (): void => {
    timer ??= setTimeout(tell, tellMs);
  };
  return {
    addBlock(block: Contacts): void {
      blocks.push(block);
      // The first rows are waited for.
      if (blocks.length === 1) tell();
      else tellSoon();
    },
    setProgress(now: JobProgress): void {
      progress = now;
      tellSoon();
    },
    end: tell,
    holdAsLarge(estimate: ContactEstimate): void {
      tell("large");
      if (contactRun.getState() === current) contactRun.setState({ ...current, estimate }, true);
    },
  };
}

/** Starts are allowed by slice, whatever their size, once the user has said so. */
const allowedLarge = new Set<string>();

export function allowLargeRun(digest: string): void {
  allowedLarge.add(digest);
}

export function isLargeRunAllowed(digest: string): boolean {
  return allowedLarge.has(digest);
}

/** Forgets a cancelled or failed run of this slice, so that it may start over. */
export function forgetContactRun(digest: string): void {
  if (contactRun.getState().digest === digest) contactRun.setState(nothing, true);
}
