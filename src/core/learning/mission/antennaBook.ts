import { firstEndingAfter, insertTaken, type Taken } from "./busyTimes";
import type { GroundContact, MissionNetwork } from "./missionNetwork";
import type { Transmission } from "./transmission";

/** A satellite's time on an antenna. */
export interface Reservation extends Taken {
  /** -1: maintenance. */
  readonly satellite: number;
  readonly contact: number;
  readonly station: number;
  /** From 0. */
  readonly antenna: number;
  startMs: number;
  endMs: number;
}

/** Instants until which antennas, by `placeOf`, are not to be had again for a message. */
export type LeftAntennas = ReadonlyMap<number, number>;

/**
 * Who has which antenna when: one satellite at a time, with set-up between bookings and none in maintenance, and a satellite one station at a time. Where bookings stand, they are
 * there from the start.
 */
export class AntennaBook {
  private readonly antennas: Reservation[][][];
  private readonly own: Reservation[][];

  constructor(private readonly network: MissionNetwork) {
    const { satelliteIds, stations, contacts, standing } = network;
    this.antennas = stations.map(({ antennas, maintenance }, station) =>
      Array.from({ length: antennas }, (_, antenna) =>
        maintenance
          .filter((one) => one.antenna === antenna)
          .map(({ start, end }) => ({ startMs: start, endMs: end, satellite: -1, contact: -1, station, antenna }))
          .sort((a, b) => a.startMs - b.startMs),
      ),
    );
    this.own = satelliteIds.map(() => []);
    for (const { contact, antenna, startMs, endMs } of standing ?? []) {
      const { satellite, station } = contacts[contact] as GroundContact;
      insertTaken(this.own[satellite] as Reservation[], { startMs, endMs, satellite, contact, station, antenna });
    }
  }

  /** All bookings of antennas, by start. */
  reservations(): Reservation[] {
    return this.own.flat().sort((a, b) => a.startMs - b.startMs || a.satellite - b.satellite);
  }

  /** The satellite's booking at an instant, or its next one. */
  nextOf(satellite: number, nowMs: number): Reservation | undefined {
    const own = this.own[satellite] as Reservation[];
    return own[firstEndingAfter(own, nowMs)];
  }

  /** The antenna that is free the longest, or that in use; -1: none before `untilMs`. */
  freeAntenna(
    contact: GroundContact,
    index: number,
    nowMs: number,
    last: Transmission | undefined,
    left: LeftAntennas,
  ) {
    const used = last?.contact === index && last.endMs === nowMs ? last.antenna : -1;
    const setupMs = this.network.stations[contact.station]?.setupMs ?? 0;
    const lists = this.antennas[contact.station] as Reservation[][];
    let number = -1;
    let untilMs = 0;
    let freeFromMs = Number.POSITIVE_INFINITY;
    for (const [antenna, list] of lists.entries()) {
      const place = placeNumber(contact.station, antenna);
      const isOfOther = last !== undefined && last.contact !== index && setupMs > 0 && this.placeOf(last) === place;
      const barredUntilMs = isOfOther ? Number.POSITIVE_INFINITY : (left.get(place) ?? 0);
      if (barredUntilMs > nowMs) {
        freeFromMs = Math.min(freeFromMs, barredUntilMs);
        continue;
      }
      const i = firstEndingAfter(list, nowMs);
      const after = list[i];
      const before = list[i - 1];
      const isOwnNext =
        after !== undefined && after.contact === index && after === this.nextOf(contact.satellite, nowMs);
      const needsSetup = after !== undefined && after.satellite >= 0 && !isOwnNext;
      const freeUntil = after === undefined ? contact.endMs : after.startMs - (needsSetup ? setupMs : 0);
      const sinceMs =
        before === undefined || this.isHeld(before, index, nowMs)
          ? nowMs
          : before.endMs + (before.satellite < 0 ? 0 : setupMs);
      if (after !== undefined && freeUntil <= nowMs) {
        freeFromMs = Math.min(freeFromMs, after.endMs + (after.satellite < 0 ? 0 : setupMs));
        continue;
      }
      if (sinceMs > nowMs && antenna !== used) {
        freeFromMs = Math.min(freeFromMs, sinceMs);
        continue;
      }
      if (antenna === used) return { number: antenna, untilMs: Math.min(freeUntil, contact.endMs) };
      if (freeUntil > untilMs) {
        number = antenna;
        untilMs = freeUntil;
      }
    }
    return number < 0 ? { number, untilMs: freeFromMs } : { number, untilMs: Math.min(untilMs, contact.endMs) };
  }

  /** Books what of a stretch is not the satellite's already. */
  take(satellite: number, contact: number, antenna: number, startMs: number, endMs: number): void {
    const own = this.own[satellite] as Reservation[];
    for (let fromMs = startMs; fromMs < endMs; ) {
      const next = own[firstEndingAfter(own, fromMs)];
      if (next !== undefined && next.startMs <= fromMs) {
        fromMs = next.endMs;
        continue;
      }
      const untilMs = Math.min(endMs, next?.startMs ?? endMs);
      this.reserve(satellite, contact, antenna, fromMs, untilMs);
      fromMs = untilMs;
    }
  }

  /** Names an antenna. */
  placeOf({ contact, antenna }: Transmission): number {
    return placeNumber((this.network.contacts[contact] as GroundContact).station, antenna);
  }

  /** Between two bookings of the antennas of a contact's station. */
  setupMs(contact: number): number {
    return this.network.stations[(this.network.contacts[contact] as GroundContact).station]?.setupMs ?? 0;
  }

  /** Whether the time since a booking can be added to it: it is of the same contact, and the satellite was nowhere else. */
  private isHeld(before: Reservation, contact: number, nowMs: number): boolean {
    if (before.contact !== contact) return false;
    const own = this.own[before.satellite] as Reservation[];
    const after = own[own.indexOf(before) + 1];
    return after === undefined || after.startMs >= nowMs;
  }

  private reserve(satellite: number, contact: number, antenna: number, startMs: number, endMs: number): void {
    const own = this.own[satellite] as Reservation[];
    const i = firstEndingAfter(own, startMs);
    const { station } = this.network.contacts[contact] as GroundContact;
    const list = this.antennas[station]?.[antenna] as Reservation[];
    const place = firstEndingAfter(list, startMs);
    const isHeld = (one: Reservation | undefined, gapMs: number): boolean =>
      one?.contact === contact && one.antenna === antenna && (gapMs === 0 || this.setupMs(contact) > 0);
    const before = own[i - 1];
    const after = own[i];
    const joinsBefore = before === list[place - 1] && isHeld(before, startMs - (before?.endMs ?? 0));
    const joinsAfter = after === list[place] && isHeld(after, (after?.startMs ?? 0) - endMs);
    if (before !== undefined && joinsBefore) {
      before.endMs = joinsAfter && after !== undefined ? after.endMs : endMs;
      if (!joinsAfter) return;
      own.splice(i, 1);
      list.splice(place, 1);
    } else if (after !== undefined && joinsAfter) after.startMs = startMs;
    else {
      const reservation: Reservation = { startMs, endMs, satellite, contact, station, antenna };
      own.splice(i, 0, reservation);
      list.splice(place, 0, reservation);
    }
  }
}

/** One number for an antenna of a station; a station has at most 1,000. */
function placeNumber(station: number, antenna: number): number {
  return 1000 * station + antenna;
}
