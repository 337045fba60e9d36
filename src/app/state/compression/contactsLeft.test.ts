import { expect, it } from "vitest";
import { noFailures } from "../picture/failureTimes";
import { contactsLeft } from "./contactsLeft";

const contacts = {
  count: 3,
  satellite: Uint32Array.of(0, 1, 0),
  station: Uint32Array.of(0, 0, 1),
  aosMs: Float64Array.of(0, 50, 200),
  losMs: Float64Array.of(100, 150, 300),
  downlinkMB: Float64Array.of(10, 10, 20),
  uplinkMB: Float64Array.of(1, 1, 2),
};

/** Of two satellites, which are nodes 0 and 1; the stations are 2 and 3. */
function left(...failures: readonly (readonly [number, number, number, number])[]) {
  const column = (at: number) => failures.map((failure) => failure[at] as number);
  const times = {
    count: failures.length,
    node: Int32Array.from(column(0)),
    other: Int32Array.from(column(1)),
    fromMs: Float64Array.from(column(2)),
    toMs: Float64Array.from(column(3)),
  };
  const { count, satellite, aosMs, losMs, downlinkMB } = contactsLeft(contacts, times, 2);
  return Array.from({ length: count }, (_, i) => [satellite[i], aosMs[i], losMs[i], downlinkMB[i]]);
}

it("contacts stay as they are where nothing fails", () => {
  expect(contactsLeft(contacts, noFailures, 2)).toBe(contacts);
});

it("what fails is cut out of contacts, in time and volume, in order of time", () => {
  const always = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  expect(left([2, -1, ...always])).toEqual([[0, 200, 300, 20]]);
  expect(left([0, -1, 20, 220])).toEqual([
    [0, 0, 20, 2],
    [1, 50, 150, 10],
    [0, 220, 300, 16],
  ]);
  expect(left([2, 0, 40, 90])).toEqual([
    [0, 0, 40, 4],
    [1, 50, 150, 10],
    [0, 90, 100, 1],
    [0, 200, 300, 20],
  ]);
  expect(left([0, 1, ...always])).toHaveLength(3);
});
