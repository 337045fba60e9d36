import { AntennaBook, type LeftAntennas, type Reservation } from "./antennaBook";
import { firstEndingAfter, insertTaken, type Taken } from "./busyTimes";
import type { GroundContact, MissionNetwork } from "./missionNetwork";
import { type Hop, type Stretch, sendOver, type Transmission } from "./transmission";

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
  private readonly book: AntennaBook;
  private readonly sending: Readonly<Record<Direction, Taken[][]>>;

  constructor(private readonly network: MissionNetwork) {
    const { satelliteIds, contacts } = network;
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
    this.book = new AntennaBook(network);
    this.sending = { down: satelliteIds.map(() => []), up: satelliteIds.map(() => []) };
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
      const setupMs = this.book.setupMs(sent.contact);
      const { endMs } = this.network.contacts[sent.contact] as GroundContact;
      if (setupMs > 0) left.set(this.book.placeOf(sent), endMs + setupMs);
    }
    const sent = sendOver(milliBits, atMs, byMs, (nowMs, last) => {
      const stretch = this.stretchAt(satellite, direction, nowMs, last, left);
      // Whoever leaves an antenna and comes back would need a set-up again.
      if (last !== undefined && stretch !== undefined && stretch.bps > 0 && this.book.setupMs(last.contact) > 0) {
        if (stretch.contact !== last.contact || stretch.antenna !== last.antenna)
          left.set(this.book.placeOf(last), Number.POSITIVE_INFINITY);
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
      this.book.take(satellite, contact, antenna, startMs, endMs);
    }
  }

  /** All bookings of antennas, by start. */
  bookings(): Reservation[] {
    return this.book.reservations();
  }

  private stretchAt(
    satellite: number,
    direction: Direction,
    nowMs: number,
    last: Transmission | undefined,
    left: LeftAntennas,
  ): Stretch | undefined {
    const busy = this.sending[direction][satellite] as Taken[];
    const next = busy[firstEndingAfter(busy, nowMs)];
    if (next !== undefined && next.startMs <= nowMs) return { ...nowhere, untilMs: next.endMs };
    const mine = this.book.nextOf(satellite, nowMs);
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
    left: LeftAntennas,
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
      const antenna = this.book.freeAntenna(contact, index, nowMs, last, left);
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
}

function pieceAt({ pieces }: GroundContact, atMs: number) {
  for (const piece of pieces) if (atMs < piece.endMs) return piece;
  throw new RangeError("a contact has no rate at an instant inside it");
}
