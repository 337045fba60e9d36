import { partsLeft } from "../../../core/base/interval";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { FailureTimes } from "../picture/failureTimes";
import type { TransferContacts } from "./transferTime";

/** The parts of contacts in which neither end nor the link of the two has failed, each with its share of the volumes; in order of their start. */
export function contactsLeft(
  contacts: Pick<ContactColumns, keyof TransferContacts | "station">,
  failures: FailureTimes,
  satelliteCount: number,
): TransferContacts {
  if (failures.count === 0) return contacts;
  const found: { readonly row: number; readonly start: number; readonly end: number }[] = [];
  for (let row = 0; row < contacts.count; row++) {
    const ends = [contacts.satellite[row] as number, satelliteCount + (contacts.station[row] as number)];
    const contact = { start: contacts.aosMs[row] as number, end: contacts.losMs[row] as number };
    for (const part of partsLeft(contact, failuresOf(failures, ends))) found.push({ row, ...part });
  }
  found.sort((a, b) => a.start - b.start);
  const shareOf = (volumes: Float64Array) =>
    Float64Array.from(found, ({ row, start, end }) => {
      const wholeMs = (contacts.losMs[row] as number) - (contacts.aosMs[row] as number);
      return ((volumes[row] as number) * (end - start)) / wholeMs;
    });
  return {
    count: found.length,
    satellite: Uint32Array.from(found, ({ row }) => contacts.satellite[row] as number),
    aosMs: Float64Array.from(found, ({ start }) => start),
    losMs: Float64Array.from(found, ({ end }) => end),
    downlinkMB: shareOf(contacts.downlinkMB),
    uplinkMB: shareOf(contacts.uplinkMB),
  };
}

/** When the two ends of a contact cannot meet. */
function failuresOf({ count, node, other, fromMs, toMs }: FailureTimes, ends: readonly number[]) {
  const times: { start: number; end: number }[] = [];
  for (let i = 0; i < count; i++) {
    const second = other[i] as number;
    if (!ends.includes(node[i] as number) || (second >= 0 && !ends.includes(second))) continue;
    times.push({ start: fromMs[i] as number, end: toMs[i] as number });
  }
  return times;
}
