import type { BookingCase } from "./bookingCase";

interface Choice {
  readonly contact: number;
  readonly antenna: number;
  readonly startS: number;
  readonly endS: number;
}

const gridS = 10;

/** The greatest weighted volume (MB) of a small case by trying every combination of bookings on a 10 s grid. */
export function bestByEnumeration(given: BookingCase): number {
  const options = given.contacts.map((_, contact) => optionsOf(given, contact));
  let best = 0;
  const chosen: Choice[] = [];
  const descend = (contact: number) => {
    best = Math.max(best, worthOf(given, chosen));
    for (let next = contact; next < options.length; next++) {
      for (const option of options[next] ?? []) {
        if (!chosen.every((other) => goTogether(given, other, option))) continue;
        chosen.push(option);
        descend(next + 1);
        chosen.pop();
      }
    }
  };
  descend(0);
  return best;
}

function optionsOf({ contacts, stations, sync }: BookingCase, contact: number): Choice[] {
  const found = contacts[contact];
  if (found === undefined) return [];
  const { station, startS, endS } = found;
  const antennas = stations.find(({ id }) => id === station)?.antennas ?? 1;
  const options: Choice[] = [];
  for (let antenna = 1; antenna <= antennas; antenna++) {
    for (let from = startS; from < endS; from += gridS) {
      for (let to = from + gridS; to <= endS; to += gridS) {
        if (sync.mode === "whole" && (from !== startS || to !== endS)) continue;
        if (to - from < (sync.minDurationSeconds ?? 0)) continue;
        if (to - from > (sync.maxDurationSeconds ?? Number.POSITIVE_INFINITY)) continue;
        options.push({ contact, antenna, startS: from, endS: to });
      }
    }
  }
  return options;
}

function goTogether({ contacts, stations }: BookingCase, a: Choice, b: Choice): boolean {
  const first = contacts[a.contact];
  const second = contacts[b.contact];
  if (first?.satellite === second?.satellite && a.startS < b.endS && b.startS < a.endS) return false;
  if (first?.station !== second?.station || a.antenna !== b.antenna) return true;
  const setupS = stations.find(({ id }) => id === first?.station)?.setupSeconds ?? 0;
  return a.endS + setupS <= b.startS || b.endS + setupS <= a.startS;
}

function worthOf({ contacts, satellites, sync }: BookingCase, chosen: readonly Choice[]): number {
  return satellites.reduce((sum, id) => {
    let volumeMB = 0;
    for (const { contact, startS, endS } of chosen) {
      const { satellite, downMbps, upMbps = 0 } = contacts[contact] ?? { satellite: "", downMbps: 0 };
      if (satellite !== id) continue;
      const rate = (sync.direction === "up" ? 0 : downMbps) + (sync.direction === "down" ? 0 : upMbps);
      volumeMB += (rate * (endS - startS)) / 8;
    }
    return sum + (sync.priorities?.[id] ?? 1) * Math.min(volumeMB, sync.demandsMB?.[id] ?? Number.POSITIVE_INFINITY);
  }, 0);
}
