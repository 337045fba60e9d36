import { describe, expect, it } from "vitest";
import { maskOutline } from "./maskOutline";
import { furtherRow, maskRows, maskText, pasteRows } from "./maskText";

const row = (azimuth: string, elevation: string) => ({ azimuth, elevation });

describe("a mask as it is typed", () => {
  it("is read as it is written, unfinished rows included", () => {
    const rows = [row("0", "10"), row("", ""), row("90.5", "-")];
    expect(maskRows(maskText(rows))).toEqual(rows);
    expect(maskRows(maskText([row("", "")]))).toEqual([row("", "")]);
    expect(maskRows("")).toEqual([]);
  });

  it("takes pasted lines of a spreadsheet in the place of a row", () => {
    expect(pasteRows([row("0", "10"), row("5", "")], 1, "10\t3\r\n20; 4\n30 5\n")).toEqual([
      row("0", "10"),
      row("10", "3"),
      row("20", "4"),
      row("30", "5"),
    ]);
  });

  it("goes on in the middle of its widest gap, also across north", () => {
    expect(furtherRow([])).toEqual(row("0", "10"));
    expect(furtherRow([row("0", "10")])).toEqual(row("180", "10"));
    expect(furtherRow([row("300", "10"), row("200", "20"), row("100", "")])).toEqual(row("20", "5"));
  });

  it("is drawn with north up and east to the right, the horizon on the edge", () => {
    const outline = maskOutline([row("0", "45"), row("90", "0"), row("270", "0"), row("1", "")]);
    expect(outline[0]?.x).toBeCloseTo(0);
    expect(outline[0]?.y).toBeCloseTo(-0.5);
    expect(outline.some(({ x, y }) => Math.abs(x - 1) < 1e-9 && Math.abs(y) < 1e-9)).toBe(true);
    for (const { x, y } of maskOutline([])) expect(Math.hypot(x, y)).toBeCloseTo(1);
  });
});
