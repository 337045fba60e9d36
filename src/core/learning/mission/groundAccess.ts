import { firstEndingAfter, insertTaken, type Taken } from "./busyTimes";
import type { GroundContact, MissionNetwork } from "./missionNetwork";
import { type Hop, type Stretch, sendOver, type Transmission } from "./transmission";

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

type Direction = "down" | "up";

const nowhere = { bps: 0, contact: -1, antenna: -1 };

/**
 * The way between satellites and stations, and what of it is taken: an antenna serves one satellite at a time with set-up between bookings, a satellite one
 * station at a time; down and up run at once; each direction of a satellite carries one message at a time. Where bookings stand, they are all there is; else
 * a message books the fastest antenna that is free at each instant. Time between two messages in one contact stays booked where others would need a set-up.
 */
export class GroundAccess {
  /** By satellite. */
  private readonly contacts: (readonly { readonly contact: GroundContact; readonly index: number }[])[];
  /** The greatest end among a satellite's contacts up to each. */
  private readonly latestEnds: Float64Array[];
  private readonly antennas: Reservation[][][];
  private readonly own: Reservation[][];
  private readonly sending: Readonly<Record<Direction, Taken[][]>>;

  constructor(private readonly network: MissionNetwork) {
    const { satelliteIds, stations, contacts, standing } = network;
    const bySatellite: { contact: GroundContact; index: number }[][] = satelliteIds.map(() => []);
    contacts.forEach((contact, index) => {
      bySatellite[contact.satellite]?.push({ contact, index });
    });
    this.contacts = bySatellite;
    this.latestEnds = bySatellite.map((list) => {
      let latest = 0;
      return Float64Array.from(list, ({ contact }) => {
        latest = Math.max(latest, contact.endMs);
        return latest;
      });
    });
    this.antennas = stations.map(({ antennas, maintenance }, station) =>
      Array.from({ length: antennas }, (_, antenna) =>
        maintenance
          .filter((one) => one.antenna === antenna)
          .map(({ start, end }) => ({ startMs: start, endMs: end, satellite: -1, contact: -1, station, antenna }))
          .sort((a, b) => a.startMs - b.startMs),
      ),
    );
    this.own = satelliteIds.map(() => []);
    this.sending = { down: satelliteIds.map(() => []), up: satelliteIds.map(() => []) };
    for (const { contact, antenna, startMs, endMs } of standing ?? []) {
      const { satellite, station } = contacts[contact] as GroundContact;
      insertTaken(this.own[satellite] as Reservation[], { startMs, endMs, satellite, contact, station, antenna });
    }
  }

  /**
   * The earliest way of a message between a satellite and the ground that begins before `byMs`; undefined: there is none. `before` is the hop on which the
   * ground gets it, if another satellite sent it.
   */
  cross(
    satellite: number,
    direction: Direction,
    milliBits: number,
    atMs: number,
    byMs: number,
    before?: Hop,
  ): Hop | undefined {
    const left = new Map<number, number>();
    // That hop is not booked yet: its antennas may stay its own until their contacts end.
    for (const sent of before?.transmissions ?? []) {
      const setupMs = this.setupMs(sent.contact);
      const { endMs } = this.network.contacts[sent.contact] as GroundContact;
      if (setupMs > 0) left.set(this.placeOf(sent), endMs + setupMs);
    }
    const sent = sendOver(milliBits, atMs, byMs, (nowMs, last) => {
      const stretch = this.stretchAt(satellite, direction, nowMs, last, left);
      // Whoever leaves an antenna and comes back would need a set-up again.
      if (last !== undefined && stretch !== undefined && stretch.bps > 0 && this.setupMs(last.contact) > 0) {
        if (stretch.contact !== last.contact || stretch.antenna !== last.antenna)
          left.set(this.placeOf(last), Number.POSITIVE_INFINITY);
      }
      return stretch;
    });
    const end = sent?.[sent.length - 1];
    if (sent === undefined || end === undefined) return undefined;
    const ground = this.network.satelliteIds.length;
    const place = ground + (this.network.contacts[end.contact] as GroundContact).station;
    const [from, to] = direction === "down" ? [satellite, ground] : [ground, satellite];
    const [near, far] = direction === "down" ? [satellite, place] : [place, satellite];
    const arrivalMs = end.endMs + this.network.latencyMs(near, far, end.startMs);
    return { from, to, transmissions: sent, arrivalMs };
  }

  /** Takes the time of a message that is sent. */
  take(satellite: number, direction: Direction, transmissions: readonly Transmission[]): void {
    for (const { startMs, endMs, contact, antenna } of transmissions) {
      insertTaken(this.sending[direction][satellite] as Taken[], { startMs, endMs });
      this.book(satellite, contact, antenna, startMs, endMs);
    }
  }

  /** All bookings of antennas, by start. */
  bookings(): Reservation[] {
    return this.own.flat().sort((a, b) => a.startMs - b.startMs || a.satellite - b.satellite);
  }

  private stretchAt(
    satellite: number,
    direction: Direction,
    nowMs: number,
    last: Transmission | undefined,
    left: ReadonlyMap<number, number>,
  ): Stretch | undefined {
    const busy = this.sending[direction][satellite] as Taken[];
    const next = busy[firstEndingAfter(busy, nowMs)];
    if (next !== undefined && next.startMs <= nowMs) return { ...nowhere, untilMs: next.endMs };
    const own = this.own[satellite] as Reservation[];
    const mine = own[firstEndingAfter(own, nowMs)];
    const untilMs = Math.min(next?.startMs ?? Number.POSITIVE_INFINITY, mine?.startMs ?? Number.POSITIVE_INFINITY);
    if (mine === undefined || mine.startMs > nowMs) {
      const free = this.network.standing === undefined;
      const stretch = free
        ? this.freeStretch(satellite, direction, nowMs, untilMs, last, left)
        : { ...nowhere, untilMs };
      return stretch.bps === 0 && stretch.untilMs === Number.POSITIVE_INFINITY ? undefined : stretch;
    }
    const piece = pieceAt(this.network.contacts[mine.contact] as GroundContact, nowMs);
    return {
      untilMs: Math.min(next?.startMs ?? Number.POSITIVE_INFINITY, mine.endMs, piece.endMs),
      bps: direction === "down" ? piece.downBps : piece.upBps,
      contact: mine.contact,
      antenna: mine.antenna,
    };
  }

  /** The fastest that is free now, the one in use where it is as fast; and until when nothing changes. */
  private freeStretch(
    satellite: number,
    direction: Direction,
    nowMs: number,
    limitMs: number,
    last: Transmission | undefined,
    left: ReadonlyMap<number, number>,
  ): Stretch {
    const list = this.contacts[satellite] as (typeof this.contacts)[number];
    let best: Stretch = { ...nowhere, untilMs: limitMs };
    let untilMs = limitMs;
    for (let i = this.firstOpen(satellite, nowMs); i < list.length; i++) {
      const { contact, index } = list[i] as (typeof list)[number];
      if (contact.startMs > nowMs) {
        untilMs = Math.min(untilMs, contact.startMs);
        break;
      }
      if (contact.endMs <= nowMs) continue;
      const piece = pieceAt(contact, nowMs);
      untilMs = Math.min(untilMs, piece.endMs);
      const bps = direction === "down" ? piece.downBps : piece.upBps;
      if (bps === 0) continue;
      const isLast = last?.contact === index && last.endMs === nowMs;
      const antenna = this.freeAntenna(contact, index, nowMs, last, left);
      untilMs = Math.min(untilMs, antenna.untilMs);
      if (antenna.number < 0) continue;
      if (bps > best.bps || (bps === best.bps && isLast))
        best = { ...best, bps, contact: index, antenna: antenna.number };
    }
    return { ...best, untilMs };
  }

  private firstOpen(satellite: number, nowMs: number): number {
    const ends = this.latestEnds[satellite] as Float64Array;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) <= nowMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The antenna that is free the longest, or that in use; -1: none before `untilMs`. */
  private freeAntenna(
    contact: GroundContact,
    index: number,
    nowMs: number,
    last: Transmission | undefined,
    left: ReadonlyMap<number, number>,
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

  /** Whether the time since a booking can be added to it: it is of the same contact, and the satellite was nowhere else. */
  private isHeld(before: Reservation, contact: number, nowMs: number): boolean {
    if (before.contact !== contact) return false;
    const own = this.own[before.satellite] as Reservation[];
    const after = own[own.indexOf(before) + 1];
    return after === undefined || after.startMs >= nowMs;
  }

  /** Books what of a stretch is not the satellite's already. */
  private book(satellite: number, contact: number, antenna: number, startMs: number, endMs: number): void {
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

  private nextOf(satellite: number, nowMs: number): Reservation | undefined {
    const own = this.own[satellite] as Reservation[];
    return own[firstEndingAfter(own, nowMs)];
  }

  private placeOf({ contact, antenna }: Transmission): number {
    return placeNumber((this.network.contacts[contact] as GroundContact).station, antenna);
  }

  private setupMs(contact: number): number {
    return this.network.stations[(this.network.contacts[contact] as GroundContact).station]?.setupMs ?? 0;
  }
}

/** One number for an antenna of a station; a station has at most 1,000. */
function placeNumber(station: number, antenna: number): number {
  return 1000 * station + antenna;
}

function pieceAt({ pieces }: GroundContact, atMs: number) {
  for (const piece of pieces) if (atMs < piece.endMs) return piece;
  throw new RangeError("a contact has no rate at an instant inside it");
}
