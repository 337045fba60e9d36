import { expect, it } from "vitest";
import { examples } from "../../../core/scenario/examples";
import type { Scenario } from "../../../core/scenario/schema";
import { nodeNumber } from "../../state/mesh/nodeNumber";
import { linkFigures } from "./linkFigures";

const star = examples.find(({ id }) => id === "iridium-star")?.scenario as Scenario;
const ends = { a: "star-p1-s1", b: "star-p1-s2" };
const links = {
  count: 1,
  a: Int32Array.of(nodeNumber(star, ends.a) ?? -1),
  b: Int32Array.of(nodeNumber(star, ends.b) ?? -1),
  latencyMs: Float64Array.of(13),
  bandwidthMbps: Float32Array.of(1000),
  breakMs: Float64Array.of(Number.NaN),
};

it("a link's latency is light time over its distance now, and what each hop adds", () => {
  const scenario: Scenario = { ...star, mesh: { topology: "plus-grid", perHopLatencyMs: 2 } };
  expect(linkFigures(scenario, links, ends, 2997.92458)).toMatchObject({ latencyMs: 12, bandwidthMbps: 1000 });
  expect(linkFigures(scenario, links, { a: ends.b, b: ends.a }, 2997.92458)?.latencyMs).toBe(12);
  expect(linkFigures(scenario, links, ends, Number.NaN)?.latencyMs).toBe(13);
});

it("a latency given by hand holds whatever the distance is; a link that is not there has no figures", () => {
  const scenario: Scenario = { ...star, mesh: { topology: "manual", links: [{ a: ends.b, b: ends.a, latencyMs: 7 }] } };
  expect(linkFigures(scenario, links, ends, 5000)?.latencyMs).toBe(7);
  expect(linkFigures(star, links, { a: ends.a, b: "star-p2-s1" }, 5000)).toBeUndefined();
});
