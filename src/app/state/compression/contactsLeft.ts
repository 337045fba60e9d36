import { partsLeft } from "../../../core/base/interval";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { Scenario } from "../../../core/scenario/schema";
import { failuresBetween, failureTimesMs } from "../picture/failureTimes";
import type { TransferContacts } from "./transferTime";

/**
 * Contacts from which the times are cut in which failures keep satellite `row` and a station apart, each part with its share of the volumes; in order
 * of their start. Where anything fails, of this satellite alone: there may be contacts by the hundred thousand.
 */
export function contactsLeft(
  contacts: Pick<ContactColumns, keyof TransferContacts | "station">,
  row: number,
  satelliteId: string,
  scenario: Pick<Scenario, "mesh" | "stations">,
): TransferContacts {
  if ((scenario.mesh?.failures ?? []).length === 0) return contacts;
  const outages = (scenario.stations ?? []).map(({ id }) =>
    failuresBetween(scenario, satelliteId, id)
      .map(failureTimesMs)
      .map(({ fromMs, toMs }) => ({ start: fromMs, end: toMs })),
  );
  const found: { readonly contact: number; readonly start: number; readonly end: number }[] = [];
  for (let contact = 0; contact < contacts.count; contact++) {
    if (contacts.satellite[contact] !== row) continue;
    const whole = { start: contacts.aosMs[contact] as number, end: contacts.losMs[contact] as number };
    const taken = outages[contacts.station[contact] as number] ?? [];
    for (const part of partsLeft(whole, taken)) found.push({ contact, ...part });
  }
  found.sort((a, b) => a.start - b.start);
  const shareOf = (volumes: Float64Array) =>
    Float64Array.from(found, ({ contact, start, end }) => {
      const wholeMs = (contacts.losMs[contact] as number) - (contacts.aosMs[contact] as number);
      return ((volumes[contact] as number) * (end - start)) / wholeMs;
    });
  return {
    count: found.length,
    satellite: new Uint32Array(found.length).fill(row),
    aosMs: Float64Array.from(found, ({ start }) => start),
    losMs: Float64Array.from(found, ({ end }) => end),
    downlinkMB: shareOf(contacts.downlinkMB),
    uplinkMB: shareOf(contacts.uplinkMB),
  };
}
