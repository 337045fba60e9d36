import fc from "fast-check";
import { at, type BookingCase } from "./bookingCase";

const satellites = ["sat-a", "sat-b", "sat-c"];
const stationIds = ["gs-1", "gs-2"];

/** How large random cases get, and in which units of time. */
export interface CaseSize {
  readonly contacts: number;
  /** Contacts start at multiples of `gridS` below this many, and last at most `longest` of them. */
  readonly slots: number;
  readonly longest: number;
}

const gridS = 10;

/** Small contested cases; every time is a multiple of 10 s, so that optima of cut contacts lie on that grid. */
export function randomCase(size: CaseSize): fc.Arbitrary<BookingCase> {
  const contact = fc.record({
    satellite: fc.constantFrom(...satellites),
    station: fc.constantFrom(...stationIds),
    slot: fc.integer({ min: 0, max: size.slots - 1 }),
    length: fc.integer({ min: 1, max: size.longest }),
    downMbps: fc.constantFrom(8, 16, 40),
    upMbps: fc.constantFrom(0, 8),
  });
  return fc
    .record({
      contacts: fc.array(contact, { minLength: 1, maxLength: size.contacts }),
      antennas: fc.tuple(fc.constantFrom(1, 1, 2), fc.constantFrom(1, 1, 2)),
      setup: fc.tuple(fc.constantFrom(0, gridS), fc.constantFrom(0, 2 * gridS)),
      direction: fc.constantFrom("down" as const, "up" as const, "both" as const),
      mode: fc.constantFrom("whole" as const, "cut" as const),
      minSlots: fc.constantFrom(0, 1, 2),
      maxSlots: fc.option(fc.integer({ min: 2, max: 5 }), { nil: undefined }),
      priorities: fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 4), fc.constantFrom(0, 1)),
      demand: fc.option(fc.constantFrom(20, 80, 160), { nil: undefined }),
    })
    .map((drawn) => ({
      satellites,
      stations: stationIds.map((id, i) => ({
        id,
        antennas: drawn.antennas[i] as number,
        setupSeconds: drawn.setup[i] as number,
      })),
      contacts: apart(drawn.contacts).map(({ slot, length, ...rest }) => ({
        ...rest,
        startS: slot * gridS,
        endS: (slot + length) * gridS,
      })),
      sync: {
        direction: drawn.direction,
        mode: drawn.mode,
        minDurationSeconds: drawn.minSlots * gridS,
        ...(drawn.maxSlots !== undefined && { maxDurationSeconds: drawn.maxSlots * gridS }),
        priorities: Object.fromEntries(satellites.map((id, i) => [id, drawn.priorities[i] as number])),
        ...(drawn.demand !== undefined && { demandsMB: { "sat-a": drawn.demand, "sat-b": 2 * drawn.demand } }),
      },
      durationHours: 1,
    }));
}

type Pin = NonNullable<BookingCase["sync"]["pinned"]>[number];

/** What stands in the way of bookings; contacts and stations by number, times in units of `gridS`. */
interface Hindrances {
  readonly maintenance: readonly { station: number; antenna: number | undefined; slot: number; length: number }[];
  readonly pin: { contact: number; later: number; sooner: number } | undefined;
  readonly forbidden: number | undefined;
  readonly release: number | undefined;
  readonly deadline: number | undefined;
  readonly generated: number | undefined;
  readonly storage: number | undefined;
}

/**
 * Random cases with maintenance, a pin, a forbidden contact, a release and a deadline, and storage of two satellites: the cases of
 * `randomCase` by the same seed, with these on top.
 */
export function hinderedCase(size: CaseSize): fc.Arbitrary<BookingCase> {
  const slot = fc.integer({ min: 0, max: size.slots + size.longest });
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const period = fc.record({
    station: fc.constantFrom(0, 1),
    antenna: fc.constantFrom(undefined, 1, 2),
    slot,
    length: fc.integer({ min: 1, max: size.slots }),
  });
  const hindrances = fc.record({
    maintenance: fc.array(period, { maxLength: 3 }),
    pin: maybe(fc.record({ contact: fc.nat(20), later: fc.constantFrom(0, 0, 1), sooner: fc.constantFrom(0, 0, 1) })),
    forbidden: maybe(fc.nat(20)),
    release: maybe(slot),
    deadline: maybe(slot),
    generated: maybe(fc.constantFrom(100, 1000, 8000)),
    storage: maybe(fc.constantFrom(5, 50)),
  });
  return fc.tuple(randomCase(size), hindrances).map(([given, drawn]) => hinder(given, drawn));
}

function hinder(given: BookingCase, drawn: Hindrances): BookingCase {
  const { contacts, sync } = given;
  const stations = given.stations.map((station, i) => ({
    ...station,
    maintenance: drawn.maintenance
      .filter(({ station, antenna = 1 }) => station === i && antenna <= (given.stations[i]?.antennas ?? 1))
      .map(({ antenna, slot, length }) => ({
        ...(antenna !== undefined && { antenna }),
        from: at(slot * gridS),
        to: at((slot + length) * gridS),
      })),
  }));
  const pin = drawn.pin && pinOf({ ...given, stations }, drawn.pin);
  const out = drawn.forbidden === undefined ? undefined : contacts[drawn.forbidden % contacts.length];
  const isPinned = out?.satellite === pin?.satelliteId && out?.station === pin?.stationId;
  const generated = drawn.generated !== undefined && { "sat-a": drawn.generated, "sat-c": drawn.generated / 2 };
  return {
    ...given,
    stations,
    sync: {
      ...sync,
      ...(pin && { pinned: [pin] }),
      ...(out !== undefined &&
        !isPinned && {
          forbidden: [{ satelliteId: out.satellite, stationId: out.station, start: at(out.startS), end: at(out.endS) }],
        }),
      ...(drawn.release !== undefined && { releases: { "sat-a": at(drawn.release * gridS) } }),
      ...(drawn.deadline !== undefined && { deadlines: { "sat-b": at(drawn.deadline * gridS) } }),
      ...(generated && { generatedMBPerHour: generated }),
      ...(drawn.storage !== undefined && { storageMB: { "sat-a": drawn.storage } }),
    },
  };
}

/** The pin that was drawn, where the rules and maintenance let it stand. */
function pinOf({ contacts, stations, sync }: BookingCase, drawn: NonNullable<Hindrances["pin"]>): Pin | undefined {
  const contact = contacts[drawn.contact % contacts.length];
  if (contact === undefined) return undefined;
  const startS = contact.startS + drawn.later * gridS;
  const endS = contact.endS - drawn.sooner * gridS;
  const lengthS = endS - startS;
  if (lengthS < Math.max(gridS, sync.minDurationSeconds ?? 0)) return undefined;
  if (lengthS > (sync.maxDurationSeconds ?? Number.POSITIVE_INFINITY)) return undefined;
  const [start, end] = [at(startS), at(endS)];
  const periods = stations.find(({ id }) => id === contact.station)?.maintenance ?? [];
  if (periods.some(({ from, to }) => from < end && to > start)) return undefined;
  return { satelliteId: contact.satellite, stationId: contact.station, start, end };
}

/** Contacts of one pair do not overlap: of those that do, the first is kept. */
function apart<Contact extends { satellite: string; station: string; slot: number; length: number }>(
  contacts: readonly Contact[],
): Contact[] {
  return contacts.filter((contact, i) =>
    contacts
      .slice(0, i)
      .every(
        (other) =>
          other.satellite !== contact.satellite ||
          other.station !== contact.station ||
          other.slot + other.length <= contact.slot ||
          contact.slot + contact.length <= other.slot,
      ),
  );
}
