import { expect, it } from "vitest";
import type { Failure } from "../picture/failureTimes";
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
const stations = ["g0", "g1"].map((id) => ({
  id,
  latDeg: 0,
  lonDeg: 0,
  altitudeKm: 0,
  uplinkMbps: 1,
  downlinkMbps: 1,
}));

const left = (...failures: readonly Failure[]) =>
  [0, 1].flatMap((row) => {
    const mesh = { topology: "none" as const, failures: [...failures] };
    const { count, satellite, aosMs, losMs, downlinkMB } = contactsLeft(contacts, row, `s${row}`, { mesh, stations });
    return Array.from({ length: count }, (_, i) => [satellite[i], aosMs[i], losMs[i], downlinkMB[i]]);
  });

const at = (ms: number) => new Date(ms).toISOString();

it("contacts stay as they are where nothing fails", () => {
  expect(contactsLeft(contacts, 0, "s0", { stations })).toBe(contacts);
});

it("what fails is cut out of contacts, in time and volume, in order of time", () => {
  expect(left({ kind: "station", id: "g0" })).toEqual([[0, 200, 300, 20]]);
  expect(left({ kind: "satellite", id: "s0", from: at(20), to: at(220) })).toEqual([
    [0, 0, 20, 2],
    [0, 220, 300, 16],
    [1, 50, 150, 10],
  ]);
  expect(left({ kind: "link", id: "g0", other: "s0", from: at(40), to: at(90) })).toEqual([
    [0, 0, 40, 4],
    [0, 90, 100, 1],
    [0, 200, 300, 20],
    [1, 50, 150, 10],
  ]);
  expect(left({ kind: "link", id: "s0", other: "s1" })).toHaveLength(3);
});
