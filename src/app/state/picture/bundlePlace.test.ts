import { expect, it } from "vitest";
import { bundlePlace } from "./meshPicture";

const journey = [
  { from: 5, to: 2, startMs: 1000, arrivalMs: 2000 },
  { from: 2, to: 7, startMs: 6000, arrivalMs: 10_000 },
];

it("a bundle waits at each node until its next hop begins, moves along while it is sent, and stays where it arrives", () => {
  expect(bundlePlace(journey, 0)).toEqual({ from: 5, to: 5, share: 0 });
  expect(bundlePlace(journey, 1500)).toEqual({ from: 5, to: 2, share: 0.5 });
  expect(bundlePlace(journey, 3000)).toEqual({ from: 2, to: 2, share: 0 });
  expect(bundlePlace(journey, 9000)).toEqual({ from: 2, to: 7, share: 0.75 });
  expect(bundlePlace(journey, 99_000)).toEqual({ from: 7, to: 7, share: 0 });
  expect(bundlePlace([], 0)).toBeUndefined();
});
