import { expect, it } from "vitest";
import { differenceText, valueText } from "./scheduleTexts";
import { traceTicks } from "./traceTicks";

const texts = (...range: Parameters<typeof traceTicks>) => traceTicks(...range).map(({ text }) => text);

it.each([
  [
    [8_530, 8_870, "age"],
    ["2:24 h", "2:26 h"],
  ],
  [
    [8_598, 8_603, "age"],
    ["2:23:18 h", "2:23:20 h", "2:23:22 h"],
  ],
  [
    [10, 50, "age"],
    ["10 s", "20 s", "30 s", "40 s", "50 s"],
  ],
  [
    [400, 800, "age"],
    ["8:00 min", "10:00 min", "12:00 min"],
  ],
  [
    [0, 43_000, "age"],
    ["0 s", "5:00 h", "10:00 h"],
  ],
  [
    [12_938_000, 12_943_000, "volume"],
    ["12.938 TB", "12.94 TB", "12.942 TB"],
  ],
  [
    [170_000, 190_000, "volume"],
    ["170 GB", "175 GB", "180 GB", "185 GB", "190 GB"],
  ],
  [
    [3_000, 3_800, "volume"],
    ["3,000 MB", "3,200 MB", "3,400 MB", "3,600 MB", "3,800 MB"],
  ],
] as const)("%j is marked at %j", ([least, most, goal], marks) => {
  expect(texts(least, most, goal)).toEqual(marks);
});

it("places inside the range, each told by itself", () => {
  for (let i = 0; i < 200; i++) {
    const least = 1.1 ** i % 90_000;
    const most = least + 3 + ((7919 * i) % 50_000);
    for (const goal of ["age", "volume"] as const) {
      const ticks = traceTicks(least, most, goal);
      expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      for (const { value } of ticks) {
        expect(value).toBeGreaterThanOrEqual(least - 1e-6);
        expect(value).toBeLessThanOrEqual(most + 1e-6);
      }
    }
  }
});

it("the value of a schedule has the unit that volumes beside it have, to three digits more", () => {
  expect([12.34, 7_345, 177_312.4, 12_940_780].map((value) => valueText(value, "volume"))).toEqual([
    "12.3 MB",
    "7,345 MB",
    "177.312 GB",
    "12.941 TB",
  ]);
  expect(valueText(8_860, "age")).toBe("2:27 h");
  expect(differenceText(-1_250_000, "volume")).toBe("−1.250 TB");
});
