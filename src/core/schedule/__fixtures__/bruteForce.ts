import { at, type BookingCase } from "./bookingCase";

interface Choice {
  readonly contact: number;
  readonly antenna: number;
  readonly startS: number;
  readonly endS: number;
}

const gridS = 10;

/** The greatest weighted volume (MB) of a small case by trying every combination of bookings on a 10 s grid. */
export function bestByEnumeration(given: BookingCase): number {
  return greatest(given, (chosen) => worthOf(given, chosen));
}

/** The least mean age (s) of the same. */
export function youngestByEnumeration(given: BookingCase): number {
  return -greatest(given, (chosen) => -meanAgeOf(given, chosen));
}

function greatest(given: BookingCase, worth: (chosen: readonly Choice[]) => number): number {
  const options = given.contacts.map((_, contact) => optionsOf(given, contact));
  const isPinned = given.contacts.map((_, contact) => pinOf(given, contact) !== undefined);
  let best = Number.NEGATIVE_INFINITY;
  const chosen: Choice[] = [];
  const descend = (contact: number) => {
    if (isPinned.indexOf(true, contact) === -1) best = Math.max(best, worth(chosen));
    for (let next = contact; next < options.length; next++) {
      for (const option of options[next] ?? []) {
        if (!chosen.every((other) => goTogether(given, other, option))) continue;
        chosen.push(option);
        descend(next + 1);
        chosen.pop();
      }
      // A pin stands whatever else does.
      if (isPinned[next]) break;
    }
  };
  descend(0);
  return best;
}

function optionsOf(given: BookingCase, contact: number): Choice[] {
  const found = given.contacts[contact];
  if (found === undefined) return [];
  const { station, startS, endS } = found;
  const antennas = given.stations.find(({ id }) => id === station)?.antennas ?? 1;
  const pin = pinOf(given, contact);
  const options: Choice[] = [];
  for (let antenna = 1; antenna <= antennas; antenna++) {
    for (let from = startS; from < endS; from += gridS) {
      for (let to = from + gridS; to <= endS; to += gridS) {
        const option = { contact, antenna, startS: from, endS: to };
        const isAllowed = pin === undefined ? mayBook(given, option) : pin.start === at(from) && pin.end === at(to);
        if (isAllowed && !isInMaintenance(given, option)) options.push(option);
      }
    }
  }
  return options;
}

function pinOf({ contacts, sync }: BookingCase, contact: number) {
  const { satellite, station, startS, endS } = contacts[contact] ?? { satellite: "", station: "", startS: 0, endS: 0 };
  return sync.pinned?.find(
    (pin) =>
      pin.satelliteId === satellite && pin.stationId === station && pin.start >= at(startS) && pin.end <= at(endS),
  );
}

/** Lengths, rates, dates and forbidden contacts. */
function mayBook({ contacts, sync }: BookingCase, { contact, startS: from, endS: to }: Choice): boolean {
  const { satellite = "", station, startS = 0, endS = 0, downMbps = 0, upMbps = 0 } = contacts[contact] ?? {};
  if ((sync.direction === "up" ? 0 : downMbps) + (sync.direction === "down" ? 0 : upMbps) === 0) return false;
  if (sync.mode === "whole" && (from !== startS || to !== endS)) return false;
  if (to - from < (sync.minDurationSeconds ?? 0)) return false;
  if (to - from > (sync.maxDurationSeconds ?? Number.POSITIVE_INFINITY)) return false;
  if (at(from) < (sync.releases?.[satellite] ?? "") || at(to) > (sync.deadlines?.[satellite] ?? "9")) return false;
  return !sync.forbidden?.some(
    (time) =>
      time.satelliteId === satellite && time.stationId === station && time.start < at(endS) && time.end > at(startS),
  );
}

function isInMaintenance({ contacts, stations }: BookingCase, { contact, antenna, startS, endS }: Choice): boolean {
  const station = stations.find(({ id }) => id === contacts[contact]?.station);
  return (station?.maintenance ?? []).some(
    (period) => (period.antenna ?? antenna) === antenna && period.from < at(endS) && period.to > at(startS),
  );
}

function goTogether({ contacts, stations }: BookingCase, a: Choice, b: Choice): boolean {
  const first = contacts[a.contact];
  const second = contacts[b.contact];
  if (first?.satellite === second?.satellite && a.startS < b.endS && b.startS < a.endS) return false;
  if (first?.station !== second?.station || a.antenna !== b.antenna) return true;
  const setupS = stations.find(({ id }) => id === first?.station)?.setupSeconds ?? 0;
  return a.endS + setupS <= b.startS || b.endS + setupS <= a.startS;
}

function worthOf(given: BookingCase, chosen: readonly Choice[]): number {
  const { satellites, contacts, sync } = given;
  return satellites.reduce((sum, id) => {
    const generated = sync.direction === "up" ? undefined : sync.generatedMBPerHour?.[id];
    const capacity = sync.storageMB?.[id] ?? Number.POSITIVE_INFINITY;
    let volumeMB = 0;
    let onBoardMB = 0;
    let sinceS = 0;
    for (const { contact, startS, endS } of bookingsOf(given, id, chosen)) {
      const { downMbps, upMbps = 0 } = contacts[contact] ?? { downMbps: 0 };
      let downMB = sync.direction === "up" ? 0 : (downMbps * (endS - startS)) / 8;
      if (generated !== undefined) {
        const beforeMB = Math.min(capacity, onBoardMB + (generated * (startS - sinceS)) / 3600);
        const thereMB = beforeMB + (generated * (endS - startS)) / 3600;
        downMB = Math.min(downMB, thereMB);
        onBoardMB = Math.min(capacity, thereMB - downMB);
        sinceS = endS;
      }
      volumeMB += downMB + (sync.direction === "down" ? 0 : (upMbps * (endS - startS)) / 8);
    }
    return sum + (sync.priorities?.[id] ?? 1) * Math.min(volumeMB, sync.demandsMB?.[id] ?? Number.POSITIVE_INFINITY);
  }, 0);
}

function meanAgeOf(given: BookingCase, chosen: readonly Choice[]): number {
  const { satellites, durationHours = 24 } = given;
  const durationS = durationHours * 3600;
  const areas = satellites.map((id) => {
    const ends = [0, ...bookingsOf(given, id, chosen).map(({ endS }) => endS), durationS];
    return ends.reduce((area, end, i) => {
      const apart = end - (ends[i - 1] ?? 0);
      return area + (apart * apart) / 2;
    }, 0);
  });
  return areas.reduce((sum, area) => sum + area / durationS, 0) / satellites.length;
}

/** In order of time. */
function bookingsOf({ contacts }: BookingCase, satellite: string, chosen: readonly Choice[]): Choice[] {
  const mine = chosen.filter(({ contact }) => contacts[contact]?.satellite === satellite);
  return mine.sort((a, b) => a.startS - b.startS);
}
