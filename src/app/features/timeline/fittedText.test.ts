import { expect, it } from "vitest";
import { fittedText } from "./fittedText";

/** Letters of 6 px; the ellipsis is as wide as two. */
const widthPxOf = (text: string) => 6 * text.replace("…", "--").length;

it("keeps a text that fits", () => {
  expect(fittedText("star-p5-s1", 60, widthPxOf)).toBe("star-p5-s1");
});

it("cuts s11 so that it does not look like s1", () => {
  expect(fittedText("star-p5-s11", 60, widthPxOf)).toBe("star-p5-…");
});

it("always says something, and never more than there is room for", () => {
  for (let roomPx = 0; roomPx <= 120; roomPx++) {
    const text = fittedText("star-p5-s11", roomPx, widthPxOf);
    expect(text.length).toBeGreaterThan(0);
    if (roomPx >= 18) expect(widthPxOf(text)).toBeLessThanOrEqual(roomPx);
    if (text !== "star-p5-s11") expect(text).toMatch(/^s.*…$/);
  }
});
