import type { Ephemeris } from "../ephemeris";

/** An ephemeris in use; whoever has it gives it back once. */
export interface EphemerisLoan {
  readonly ephemeris: Ephemeris;
  giveBack(): void;
}

interface Held {
  readonly key: object;
  readonly ephemeris: Ephemeris;
  users: number;
}

let held: Held | undefined;

/**
 * The ephemeris of a key, made where there is none. The last one stays after it was given back, so that a globe that is built anew, or a map
 * in its place, has its positions at once; one of another key takes its place.
 */
export function borrowEphemeris(key: object, make: () => Ephemeris): EphemerisLoan {
  if (held?.key !== key) {
    if (held?.users === 0) held.ephemeris.dispose();
    held = { key, ephemeris: make(), users: 0 };
  }
  const mine = held;
  mine.users++;
  return {
    ephemeris: mine.ephemeris,
    giveBack() {
      mine.users--;
      if (mine.users === 0 && held !== mine) mine.ephemeris.dispose();
    },
  };
}
