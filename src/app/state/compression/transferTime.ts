import type { ContactColumns } from "../../../core/contact/contactColumns";

/** A satellite's contacts from an instant on, each with a direction's volume. */
export type TransferContacts = Pick<
  ContactColumns,
  "count" | "satellite" | "aosMs" | "losMs" | "downlinkMB" | "uplinkMB"
>;

export interface Transfer {
  /** When the last byte has passed; undefined: not within the contacts. */
  readonly endMs: number | undefined;
  /** Contacts that something passes in. */
  readonly contacts: number;
  /** MB that passed. */
  readonly sentMB: number;
}

export type TransferDirection = "down" | "up";

/**
 * How far a volume comes over a satellite's contacts, in order of their start (as columns are), from an instant on. A satellite talks to one
 * station at a time: a contact that overlaps another begins when that one ends. Within a contact the rate is its mean.
 */
export function transferOver(
  contacts: TransferContacts,
  satellite: number,
  direction: TransferDirection,
  fromMs: number,
  volumeMB: number,
): Transfer {
  const volumes = direction === "down" ? contacts.downlinkMB : contacts.uplinkMB;
  let freeMs = fromMs;
  let leftMB = volumeMB;
  let used = 0;
  for (let i = 0; i < contacts.count; i++) {
    if (contacts.satellite[i] !== satellite) continue;
    const [aosMs = 0, losMs = 0, wholeMB = 0] = [contacts.aosMs[i], contacts.losMs[i], volumes[i]];
    const startMs = Math.max(aosMs, freeMs);
    if (losMs <= startMs || wholeMB <= 0) continue;
    const perMs = wholeMB / (losMs - aosMs);
    const passesMB = perMs * (losMs - startMs);
    used++;
    if (leftMB <= passesMB) return { endMs: startMs + leftMB / perMs, contacts: used, sentMB: volumeMB };
    leftMB -= passesMB;
    freeMs = losMs;
  }
  return { endMs: undefined, contacts: used, sentMB: volumeMB - leftMB };
}

/** Mean rate over a satellite's contacts, in 10^6 bits/s; undefined where it has none. */
export function meanRateMbps(
  contacts: TransferContacts,
  satellite: number,
  direction: TransferDirection,
): number | undefined {
  const volumes = direction === "down" ? contacts.downlinkMB : contacts.uplinkMB;
  let megabytes = 0;
  let seconds = 0;
  for (let i = 0; i < contacts.count; i++) {
    if (contacts.satellite[i] !== satellite) continue;
    megabytes += volumes[i] ?? 0;
    seconds += ((contacts.losMs[i] ?? 0) - (contacts.aosMs[i] ?? 0)) / 1000;
  }
  return seconds === 0 ? undefined : (8 * megabytes) / seconds;
}

/**
 * Bandwidth in 10^6 bits/s below which a codec pays: there the bytes it saves take longer to send than encoding and decoding do. 0 where it
 * saves none.
 */
export function breakEvenMbps(savedBytes: number, codingSeconds: number): number {
  return savedBytes <= 0 ? 0 : (8 * savedBytes) / 1e6 / codingSeconds;
}
