import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Problem } from "../../core/base/outcome";
import type { Contacts } from "../../core/contact/contactColumns";
import type { Scenario } from "../../core/scenario/schema";
import type {
  ContactEstimate,
  ContactOrderInput,
  ContactSummary,
  JobOutcome,
  JobProgress,
} from "../../engine/client/planner";
import { keepContactBudget } from "./contactBudget";
import {
  allowLargeRun,
  beginContactRun,
  type ContactStatus,
  contactRun,
  forgetContactRun,
  isLargeRunAllowed,
} from "./contactRun";
import {
  contactSliceText,
  satelliteRank,
  stationRank,
  useContactSliceText,
  useExpandedSatellites,
  useScenario,
} from "./derived";
import { documentStore } from "./documentStore";
import { pointerReleased } from "./heldPointer";
import { planner } from "./planner";
import { queryClient } from "./queryClient";

export interface ContactsResult {
  /** All windows, in order of AOS; undefined until they are complete. */
  readonly contacts?: Contacts;
  /** Blocks of satellites that are done, each in order of AOS. They stay after a cancel; empty once `contacts` is there. */
  readonly partial: readonly Contacts[];
  readonly progress?: JobProgress;
  readonly status: ContactStatus;
  readonly problems: readonly Problem[];
  /** What to expect, where the status is `large`. */
  readonly estimate?: ContactEstimate;
}

/** The contact windows of the open scenario: one run, whoever asks. */
export function useContacts(): ContactsResult {
  const { digest } = useContactSliceText();
  const satelliteCount = useExpandedSatellites().length;
  const run = useStore(contactRun);
  const isHeld = run.digest === digest && run.status !== "running" && run.status !== "done";
  const { data: contacts } = useQuery({
    queryKey: ["contacts", digest],
    queryFn: ({ signal }) => findContacts(digest, satelliteCount, signal),
    enabled: !isHeld,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    if (contacts !== undefined) return { contacts, partial: [], status: "done", problems: [] };
    if (run.digest !== digest) return { partial: [], status: "running", problems: [] };
    return run;
  }, [contacts, run, digest]);
}

/**
 * While somebody types, plans follow each other faster than this: only the one that stays is computed. Of a drag it is the last one, however
 * slow the hand: a run for each place on the way would take the processors that the drag needs.
 */
const settleMs = 150;
let lastWishMs = Number.NEGATIVE_INFINITY;

async function untilSettled(signal: AbortSignal): Promise<void> {
  const nowMs = performance.now();
  const isHurried = nowMs - lastWishMs < 2 * settleMs;
  lastWishMs = nowMs;
  if (isHurried) await new Promise((resolve) => setTimeout(resolve, settleMs));
  await pointerReleased();
  signal.throwIfAborted();
}

async function findContacts(digest: string, satelliteCount: number, signal: AbortSignal): Promise<Contacts> {
  await untilSettled(signal);
  const { text } = contactSliceText(documentStore.getState().scenario);
  const run = beginContactRun(digest);
  if (!isLargeRunAllowed(digest)) {
    const estimate = await planner.estimateContacts(text, { signal });
    if (estimate.status === "done" && estimate.value.tooLarge) {
      run.holdAsLarge(estimate.value);
      throw new Error("the run is too large to start unasked");
    }
  }
  const outcome = await planner.findContacts(text, satelliteCount, {
    signal,
    onPartial: run.addBlock,
    onProgress: run.setProgress,
  });
  run.end(outcome.status, problemsOf(outcome));
  if (outcome.status === "done") queueMicrotask(() => keepContactBudget(queryClient));
  return doneValue(outcome);
}

/** Stops the run of the open scenario; the rows that came stay. */
export async function cancelContacts(): Promise<void> {
  const { digest } = contactSliceText(documentStore.getState().scenario);
  await queryClient.cancelQueries({ queryKey: ["contacts", digest] });
}

/** The complete contacts of the open scenario, for commands; undefined until they are there. */
export function finishedContacts(): Contacts | undefined {
  return contactsOf(documentStore.getState().scenario);
}

/** The complete contacts of a scenario, where they are known. */
export function contactsOf(scenario: Scenario): Contacts | undefined {
  return queryClient.getQueryData(["contacts", contactSliceText(scenario).digest]);
}

/** Starts a cancelled or failed run over. */
export function restartContacts(): void {
  forgetContactRun(contactSliceText(documentStore.getState().scenario).digest);
}

/** Starts a run that was held because of its size. */
export function startLargeContacts(): void {
  allowLargeRun(contactSliceText(documentStore.getState().scenario).digest);
  restartContacts();
}

/** Totals and gaps by satellite and by station; undefined until the contacts are complete. */
export function useContactSummary(): ContactSummary | undefined {
  const { contacts } = useContacts();
  const { text, digest } = useContactSliceText();
  const { data } = useQuery({
    queryKey: ["contactSummary", digest],
    queryFn: async ({ signal }) => {
      if (contacts === undefined) throw new Error("asked for totals before there are contacts");
      return doneValue(await planner.summariseContacts(text, contacts.windows, { signal }));
    },
    enabled: contacts !== undefined,
  });
  return data;
}

export type ContactOrder = Pick<
  ContactOrderInput,
  "sortBy" | "descending" | "satellites" | "stations" | "minDurationSeconds"
>;

/** Row numbers of the complete contacts, filtered and in the order asked for; the former ones until the new ones are there. */
export function useContactOrder(order: ContactOrder): { readonly rows?: Uint32Array; readonly isSettled: boolean } {
  const { contacts } = useContacts();
  const { digest } = useContactSliceText();
  const scenario = useScenario();
  const key = {
    ...order,
    satellites: order.satellites && [...order.satellites],
    stations: order.stations && [...order.stations],
  };
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["contactOrder", digest, key],
    queryFn: async ({ signal }) => {
      if (contacts === undefined) throw new Error("asked for an order before there are contacts");
      const input = {
        ...order,
        windows: contacts.windows,
        satelliteRank: satelliteRank(scenario),
        stationRank: stationRank(scenario),
      };
      return doneValue(await planner.orderContacts(input, { signal }));
    },
    enabled: contacts !== undefined,
    gcTime: 30_000,
    placeholderData: (former, query) => (query?.queryKey[1] === digest ? keepPreviousData(former) : undefined),
  });
  return { ...(data && { rows: data }), isSettled: data !== undefined && !isPlaceholderData };
}

/** The row numbers of satellites whose propagation fails in the window, of complete or partial contacts. */
export function failedSatellites({ contacts, partial }: ContactsResult) {
  return contacts?.failed ?? partial.flatMap((block) => block.failed);
}

function doneValue<T>(outcome: JobOutcome<T>): T {
  if (outcome.status === "done") return outcome.value;
  throw new Error(`the job ended as ${outcome.status}`);
}

function problemsOf(outcome: JobOutcome<unknown>): readonly Problem[] {
  if (outcome.status === "refused") return outcome.problems;
  if (outcome.status === "crashed") return [{ path: "", message: outcome.message }];
  return [];
}
