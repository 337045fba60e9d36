import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/base/instant";
import { readElements } from "../../../core/scenario/elements/readElements";
import { epochText, filteredRows, previewRows, statusOf } from "./previewRows";

const line1 = "1 25544U 98067A   26202.18553447  .00005896  00000+0  11479-3 0  9991";
const line2 = "2 25544  51.6316 131.8443 0006849 320.6461  39.4029 15.49071756577020";
const read = readElements(`ISS\n${line1}\n${line2}\nBAD\n${line1.slice(0, -1)}2\n${line2}`);
const rows = previewRows([{ name: "two.tle", ...read }]);
const [iss] = read.satellites;

const window = (start: string) => {
  const startMs = Date.parse(start) as Instant;
  return { startMs, endMs: startMs + 86_400_000, durationSeconds: 86_400 };
};

describe("what was read", () => {
  it("names every entry, those with a fault first", () => {
    expect(rows.map(({ kind }) => kind)).toEqual(["fault", "satellite"]);
    expect(rows[0]).toMatchObject({ source: "two.tle", problem: { path: expect.stringMatching(/^line 5/) } });
    expect(filteredRows(rows, " iss ")).toEqual([1]);
    expect(filteredRows(rows, "CHECKSUM")).toEqual([0]);
    expect(filteredRows(rows, " ")).toBeUndefined();
  });

  it("says what becomes of each satellite, and warns of elements that are far from the window", () => {
    if (iss === undefined) throw new Error("nothing was read");
    const near = window("2026-07-21T00:00:00Z");
    expect(epochText(iss)).toBe("2026-07-21 04:27");
    expect(statusOf(iss, near, new Set(), false)).toEqual({ text: "new", isWarning: false });
    expect(statusOf(iss, near, new Set(["ISS"]), false).text).toMatch(/another id/);
    expect(statusOf(iss, near, new Set(["ISS"]), true).text).toMatch(/updated/);
    const far = statusOf(iss, window("2026-12-01T00:00:00Z"), new Set(), false);
    expect(far).toEqual({ text: "epoch 133 days from the window", isWarning: true });
  });
});
