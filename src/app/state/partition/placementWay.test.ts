import { expect, it } from "vitest";
import { bundlePlace, movingPlace } from "../picture/meshPicture";
import { placementWay } from "./placementWay";

const transfers = [
  { nodes: [3, 7, 4], megabytes: 4.2 },
  { nodes: [4, 9], megabytes: 0.5 },
];

it("the transfers of an inference are one way, its size at the beginning of each", () => {
  const { way } = placementWay(transfers);
  expect(way).toEqual({ nodes: [3, 7, 4, 9], hopTexts: ["4.2 MB", "", "500.0 kB"], role: "journey" });
});

it("the data goes along the way hop by hop, and begins again at its end", () => {
  const { flow = [] } = placementWay(transfers);
  expect(flow.map(({ from, to }) => [from, to])).toEqual([
    [3, 7],
    [7, 4],
    [4, 9],
  ]);
  for (const [i, hop] of flow.slice(1).entries()) expect(hop.startMs).toBeGreaterThanOrEqual(flow[i]?.arrivalMs ?? 0);
  const roundMs = flow.at(-1)?.arrivalMs ?? 0;
  const picture = { quantity: "latency" as const, routes: [], flow };
  expect(movingPlace(picture, 5 * roundMs + 40_000)).toEqual(bundlePlace(flow, 40_000));
});

it("a placement on one node has no way", () => {
  expect(placementWay([])).toEqual({});
  expect(movingPlace({ quantity: "latency", routes: [] }, 1)).toBeUndefined();
});
