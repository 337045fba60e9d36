import { expect, it } from "vitest";
import type { Ephemeris } from "../ephemeris";
import { borrowEphemeris } from "./borrowEphemeris";

function fake() {
  const ephemeris: Ephemeris & { isDisposed: boolean } = {
    isDisposed: false,
    positionsAt: () => true,
    problem: undefined,
    subscribe: () => () => undefined,
    dispose() {
      ephemeris.isDisposed = true;
    },
  };
  return ephemeris;
}

it("borrowers of one key share an ephemeris, and the next one after a pause gets it, too", () => {
  const key = {};
  const first = fake();
  const a = borrowEphemeris(key, () => first);
  const b = borrowEphemeris(key, fake);
  expect(b.ephemeris).toBe(first);
  a.giveBack();
  b.giveBack();
  expect(first.isDisposed).toBe(false);
  expect(borrowEphemeris(key, fake).ephemeris).toBe(first);
});

it("another key's ephemeris ends one that is not in use, and one in use ends when it is given back", () => {
  const [unused, used] = [fake(), fake()];
  borrowEphemeris({}, () => unused).giveBack();
  const loan = borrowEphemeris({}, () => used);
  expect(unused.isDisposed).toBe(true);
  borrowEphemeris({}, fake);
  expect(used.isDisposed).toBe(false);
  loan.giveBack();
  expect(used.isDisposed).toBe(true);
});
