import { expect, it } from "vitest";
import { linkQuantities, linkScales, stepColours, stepOf, unknownStep } from "./linkScale";
import { findLink, linkValue, type MeshLinks, stepLinks } from "./meshPicture";

it("each scale has a text and a colour for each step, and a step begins at its edge", () => {
  for (const quantity of linkQuantities) {
    const scale = linkScales[quantity];
    expect(scale.texts).toHaveLength(unknownStep);
    expect(scale.edges).toHaveLength(unknownStep - 1);
    expect(new Set(stepColours(quantity, "dark")).size).toBe(unknownStep + 1);
    scale.edges.forEach((edge, i) => {
      expect(stepOf(scale, edge)).toBe(i + 1);
      expect(stepOf(scale, edge - 1e-9)).toBe(i);
    });
    expect(stepOf(scale, Number.POSITIVE_INFINITY)).toBe(unknownStep - 1);
    expect(stepOf(scale, Number.NaN)).toBe(unknownStep);
  }
});

/** Relative luminance, WCAG 2.2. */
function luminance(css: string): number {
  const channel = (at: number): number => {
    const share = Number.parseInt(css.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

it("lightness alone tells the steps apart: it rises on dark ground and falls on light", () => {
  const dark = stepColours("latency", "dark").map(luminance);
  const light = stepColours("latency", "light").map(luminance);
  for (let step = 1; step < unknownStep; step++) {
    expect(dark[step]).toBeGreaterThan((dark[step - 1] as number) * 1.1);
    expect(light[step]).toBeLessThan((light[step - 1] as number) / 1.1);
  }
});

const links: MeshLinks = {
  count: 2,
  a: Int32Array.of(0, 1),
  b: Int32Array.of(1, 2),
  latencyMs: Float64Array.of(3, 25),
  bandwidthMbps: Float32Array.of(1000, 50),
  breakMs: Float64Array.of(5000, Number.POSITIVE_INFINITY),
};

it("links get the step of the quantity that is asked for, at the instant", () => {
  const steps = new Uint8Array(2);
  stepLinks(links, "latency", 0, steps);
  expect([...steps]).toEqual([2, 5]);
  stepLinks(links, "timeToBreak", 0, steps);
  expect([...steps]).toEqual([0, 5]);
  expect(linkValue(links, 0, "timeToBreak", 1000)).toBe(4);
  expect(linkValue(links, 0, "utilisation", 0)).toBe(0);
});

it("a link is found from both of its ends", () => {
  expect(findLink(links, 2, 1)).toBe(1);
  expect(findLink(links, 1, 2)).toBe(1);
  expect(findLink(links, 0, 2)).toBe(-1);
});
