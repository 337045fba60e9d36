import { compareIds } from "../base/ids";
import { roundTo } from "../base/rounding";
import type { ContactPlan, PlanContact } from "./contactPlan";

/** What ION's whole seconds and bytes cannot say. */
export interface IonLoss {
  /** Contacts that no whole second, or no whole byte a second, is left of. */
  readonly droppedContacts: number;
  /** Contact time and volume cut off, dropped contacts included. */
  readonly lostSeconds: number;
  readonly lostMB: number;
  /** The most that a light time was rounded up. */
  readonly addedOwltSeconds: number;
}

export interface IonPlan {
  readonly text: string;
  readonly loss: IonLoss;
}

/**
 * A plan as ION's text: nodes numbered from 1 in the order of their ids, times as whole seconds after an `@` line, every contact rounded inward and light
 * times up, so that nothing is promised that the plan does not hold. Comments list the nodes and what rounding loses.
 */
export function writeIonPlan({ contacts }: ContactPlan, referenceMs: number): IonPlan {
  const ids = [...new Set(contacts.flatMap(({ from, to }) => [from, to]))].sort(compareIds);
  const numberOf = new Map(ids.map((one, i) => [one, i + 1]));
  const wholeMs = Math.floor(referenceMs / 1000) * 1000;
  const shift = (referenceMs - wholeMs) / 1000;
  const rounded = contacts.map((contact) => roundInward(contact, shift));
  const kept = rounded.filter(({ start, end, bytesPerSecond }) => start < end && bytesPerSecond > 0);
  const loss = lossOf(contacts, rounded, kept);
  const lines = [
    "# Contact plan in the form of ION (ionrc), times in seconds after the @ line.",
    ...ids.map((one, i) => `# node ${i + 1}: ${one}`),
    `# Rounded to whole seconds, contacts inward, light times up: ${loss.droppedContacts} contacts dropped, ` +
      `${loss.lostSeconds} s and ${loss.lostMB} MB lost, light times up to ${loss.addedOwltSeconds} s too long.`,
    `@ ${ionTime(wholeMs)}`,
    ...kept.map(
      ({ contact, start, end, bytesPerSecond }) =>
        `a contact +${start} +${end} ${numberOf.get(contact.from)} ${numberOf.get(contact.to)} ${bytesPerSecond}`,
    ),
    ...rangeLines(kept, numberOf),
  ];
  return { text: `${lines.join("\n")}\n`, loss };
}

interface RoundedContact {
  readonly contact: PlanContact;
  readonly start: number;
  readonly end: number;
  readonly bytesPerSecond: number;
  readonly owlt: number;
}

function roundInward(contact: PlanContact, shift: number): RoundedContact {
  return {
    contact,
    start: Math.ceil(roundTo(contact.startSeconds + shift, 6)),
    end: Math.floor(roundTo(contact.endSeconds + shift, 6)),
    bytesPerSecond: Math.floor(roundTo((contact.rateMbps * 1e6) / 8, 3)),
    owlt: Math.ceil(contact.owltSeconds),
  };
}

function lossOf(
  contacts: readonly PlanContact[],
  rounded: readonly RoundedContact[],
  kept: readonly RoundedContact[],
): IonLoss {
  const secondsOf = ({ startSeconds, endSeconds }: PlanContact) => endSeconds - startSeconds;
  let seconds = contacts.reduce((sum, contact) => sum + secondsOf(contact), 0);
  let megabytes = contacts.reduce((sum, contact) => sum + (secondsOf(contact) * contact.rateMbps) / 8, 0);
  let addedOwltSeconds = 0;
  for (const { contact, start, end, bytesPerSecond, owlt } of kept) {
    seconds -= end - start;
    megabytes -= ((end - start) * bytesPerSecond) / 1e6;
    addedOwltSeconds = Math.max(addedOwltSeconds, owlt - contact.owltSeconds);
  }
  return {
    droppedContacts: rounded.length - kept.length,
    lostSeconds: roundTo(seconds, 3),
    lostMB: roundTo(megabytes, 6),
    addedOwltSeconds: roundTo(addedOwltSeconds, 6),
  };
}

/** Ranges of each direction; where both directions say the same at the same time, one from the lesser number to the greater does. */
function rangeLines(kept: readonly RoundedContact[], numberOf: ReadonlyMap<string, number>): string[] {
  const spans = new Map<string, Span[]>();
  for (const { contact, start, end, owlt } of kept) {
    const key = `${numberOf.get(contact.from)} ${numberOf.get(contact.to)}`;
    const list = spans.get(key) ?? [];
    spans.set(key, list);
    list.push({ start, end, owlt });
  }
  for (const [key, list] of spans) spans.set(key, joined(list));
  return [...spans].flatMap(([key, list]) => {
    const [from = "", to = ""] = key.split(" ");
    const back = spans.get(`${to} ${from}`);
    if (Number(from) > Number(to) && back !== undefined && JSON.stringify(back) === JSON.stringify(list)) return [];
    return list.map(({ start, end, owlt }) => `a range +${start} +${end} ${from} ${to} ${owlt}`);
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly owlt: number;
}

/** ION knows one light time at a time: spans that overlap become one, of the longest of their light times. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result[result.length - 1];
    if (last && span.start < last.end) {
      result[result.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        owlt: Math.max(last.owlt, span.owlt),
      };
    } else result.push(span);
  }
  return result;
}

function ionTime(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 19).replaceAll("-", "/").replace("T", "-");
}
