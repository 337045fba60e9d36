import { expect, it } from "vitest";
import { breakEvenMbps, meanRateMbps, type TransferContacts, transferOver } from "./transferTime";

/** Contacts of two satellites: [satellite, AOS s, LOS s, MB down]; up is a tenth. */
function contactsOf(...rows: readonly (readonly [number, number, number, number])[]): TransferContacts {
  return {
    count: rows.length,
    satellite: Uint32Array.from(rows, ([satellite]) => satellite),
    aosMs: Float64Array.from(rows, ([, aos]) => aos * 1000),
    losMs: Float64Array.from(rows, ([, , los]) => los * 1000),
    downlinkMB: Float64Array.from(rows, ([, , , megabytes]) => megabytes),
    uplinkMB: Float64Array.from(rows, ([, , , megabytes]) => megabytes / 10),
  };
}

const contacts = contactsOf([0, 100, 200, 50], [1, 120, 500, 1000], [0, 300, 400, 50], [0, 390, 490, 100]);

it("a volume passes from now on through the satellite's own contacts, each at its mean rate", () => {
  expect(transferOver(contacts, 0, "down", 0, 25)).toEqual({ endMs: 150_000, contacts: 1, sentMB: 25 });
  expect(transferOver(contacts, 0, "down", 150_000, 25)).toEqual({ endMs: 200_000, contacts: 1, sentMB: 25 });
  expect(transferOver(contacts, 0, "down", 150_000, 26)).toEqual({ endMs: 302_000, contacts: 2, sentMB: 26 });
  expect(transferOver(contacts, 0, "up", 0, 5)).toEqual({ endMs: 200_000, contacts: 1, sentMB: 5 });
});

it("a contact that overlaps the one before begins when that ends", () => {
  expect(transferOver(contacts, 0, "down", 250_000, 51)).toEqual({ endMs: 401_000, contacts: 2, sentMB: 51 });
});

it("what does not fit into the contacts has no end, and says how far it came", () => {
  expect(transferOver(contacts, 0, "down", 0, 1000)).toEqual({ endMs: undefined, contacts: 3, sentMB: 190 });
  expect(transferOver(contacts, 2, "down", 0, 1)).toEqual({ endMs: undefined, contacts: 0, sentMB: 0 });
});

it("the mean rate is volume over time in contact", () => {
  expect(meanRateMbps(contacts, 1, "down")).toBeCloseTo(8000 / 380, 12);
  expect(meanRateMbps(contacts, 2, "down")).toBeUndefined();
});

it("at the break-even bandwidth both ways take equally long", () => {
  const [original, encoded, codingSeconds] = [400e6, 5e6, 3];
  const mbps = breakEvenMbps(original - encoded, codingSeconds);
  const seconds = (bytes: number) => (8 * bytes) / 1e6 / mbps;
  expect(seconds(encoded) + codingSeconds).toBeCloseTo(seconds(original), 9);
  expect(breakEvenMbps(-1, 3)).toBe(0);
});
