import { describe, expect, it } from "vitest";
import { axisTicks, formatClock, formatDuration, zoneName } from "./timeAxis";

const startMs = Date.UTC(2026, 2, 20, 12);
const hourMs = 3_600_000;

describe("the time axis", () => {
  it("labels hours within a day and the date at midnight", () => {
    const ticks = axisTicks({ startMs, endMs: startMs + 24 * hourMs }, 1000, "utc");
    expect(ticks.map((tick) => tick.label)).toContain("15:00");
    const midnight = ticks.find((tick) => tick.atMs === Date.UTC(2026, 2, 21));
    expect(midnight).toMatchObject({ label: "Mar 21", isDay: true, xPx: 500 });
  });

  it("goes down to seconds and milliseconds", () => {
    const seconds = axisTicks({ startMs, endMs: startMs + 60_000 }, 1000, "utc");
    expect(seconds.map((tick) => tick.label)).toContain("12:00:05");
    const fine = axisTicks({ startMs, endMs: startMs + 2000 }, 1000, "utc");
    expect(fine.map((tick) => tick.label)).toContain("12:00:00.200");
  });

  it.each([200, 600, 1280, 3000])("keeps labels apart at %i pixels", (widthPx) => {
    for (let spanMs = 2000; spanMs < 720 * hourMs; spanMs *= 3) {
      const ticks = axisTicks({ startMs, endMs: startMs + spanMs }, widthPx, "utc");
      for (let i = 1; i < ticks.length; i++) {
        expect((ticks[i]?.xPx ?? 0) - (ticks[i - 1]?.xPx ?? 0)).toBeGreaterThan(42);
      }
    }
  });

  it("writes UTC whatever the machine's zone is", () => {
    expect(formatClock(startMs, "utc")).toBe("2026-03-20 12:00:00");
    expect(zoneName(startMs, "utc")).toBe("UTC");
  });

  it("names the offset of local time", () => {
    expect(zoneName(startMs, "local")).toMatch(/^UTC[+-]\d\d:\d\d$/);
  });

  it("writes durations in the units that people read", () => {
    expect(formatDuration(4.24)).toBe("4.2 s");
    expect(formatDuration(59.6)).toBe("1 min 00 s");
    expect(formatDuration(581)).toBe("9 min 41 s");
    expect(formatDuration(3720)).toBe("1 h 02 min");
  });
});
