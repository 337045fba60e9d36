import fc from "fast-check";
import type { BookingCase } from "./bookingCase";

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
