import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { checkedScenario, ground, modelOf, over, start } from "./__fixtures__/scenarios";
import { describeChange } from "./changeCause";
import { latencyMatrix } from "./latencyMatrix";
import { meshModel } from "./meshModel";
import { MeshObserver } from "./meshObserver";
import { RouteSearch } from "./routeSearch";
import { routesOverTime, sampleCount } from "./routesOverTime";
import { bestRoute } from "./shortestRoutes";

const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();

describe("routes over time", () => {
  it("are sampled before the end, the end itself and what rounding brings there left out", () => {
    expect(sampleCount(10, 5)).toBe(2);
    expect(sampleCount(10.1, 5)).toBe(3);
    expect(sampleCount(0.3, 0.1)).toBe(3);
    expect(sampleCount(200, 0.1)).toBe(2000);
    expect(sampleCount(10.0000005, 5)).toBe(2);
    expect(sampleCount(1, 60)).toBe(1);
    for (let n = 1; n < 3000; n += 7) expect(sampleCount(n * 0.1, 0.1)).toBe(n);
  });

  const links = [
    { a: "a", b: "b", latencyMs: 1 },
    { a: "b", b: "c", latencyMs: 1 },
    { a: "a", b: "d", latencyMs: 2 },
    { a: "d", b: "c", latencyMs: 2.5 },
  ];
  const model = modelOf(
    ["a", "b", "c", "d"].map((id, i) => over(id, 0, i)),
    {
      topology: "manual",
      links,
      failures: [
        { kind: "satellite", id: "b", from: at(1000), to: at(3000) },
        { kind: "link", id: "c", other: "d", from: at(2000), to: at(2500) },
      ],
    },
  );
  const node = (id: string) => model.nodes.indexOf.get(id) as number;

  it("tell each change with its cause, and minimum, median, maximum and availability", () => {
    const series = runToEnd(routesOverTime(model, { from: node("a"), to: node("c"), stepSeconds: 500 }));
    expect(series.samples.map(({ totalLatencyMs }) => totalLatencyMs)).toEqual([2, 2, 4.5, 4.5, null, 4.5, 2, 2]);
    expect(
      series.changes.map(({ atMs, hops, cause }) => [
        (atMs - model.startMs) / 1000,
        hops.join(""),
        describeChange(cause),
      ]),
    ).toEqual([
      [1000, "adc", "a - b lost: failure"],
      [2000, "", "d - c lost: failure"],
      [2500, "adc", "reachable again"],
      [3000, "abc", "a better route exists"],
    ]);
    expect(series).toMatchObject({ minMs: 2, medianMs: 2, maxMs: 4.5, availability: 7 / 8 });
  });

  it("of ends that never meet have no figures", () => {
    const alone = modelOf([over("a", 0, 0), over("b", 0, 1)], { topology: "none" });
    const series = runToEnd(routesOverTime(alone, { from: 0, to: 1, stepSeconds: 1800 }));
    expect(series).toMatchObject({ changes: [], minMs: null, medianMs: null, maxMs: null, availability: 0 });
    expect(series.samples.map(({ hops }) => hops)).toEqual([[], []]);
  });

  it("equal what a fresh look at each sample finds, links coming and going", () => {
    const moving = meshModel(
      checkedScenario({
        constellations: [
          {
            id: "w",
            pattern: "delta",
            planes: 8,
            satellitesPerPlane: 9,
            phasing: 1,
            altitudeKm: 900,
            inclinationDeg: 55,
          },
        ],
        stations: [ground("g", 10, 20), ground("h", 45, 100)],
        mesh: { topology: "plus-grid", maxRangeKm: 5500 },
      }),
    );
    const [from, to] = ["g", "h"].map((id) => moving.nodes.indexOf.get(id) as number) as [number, number];
    const series = runToEnd(routesOverTime(moving, { from, to, stepSeconds: 120 }));
    const kinds = new Set<string>();
    series.samples.forEach(({ atMs, totalLatencyMs, hops }) => {
      const { graph } = new MeshObserver(moving).at(atMs);
      const fresh = bestRoute(graph, from, to, "latency");
      expect(fresh ? fresh.latencyNs / 1e6 : null).toBe(totalLatencyMs);
      expect((fresh?.nodes ?? []).map((one) => graph.nodeIds[one])).toEqual(hops);
    });
    for (const { cause } of series.changes) kinds.add(describeChange(cause).replace(/.*: /, ""));
    expect(kinds).toContain("out of view");
    expect(series.changes.length).toBeGreaterThan(4);
  });
});

it("the matrix of all pairs holds each pair's least latency", () => {
  const model = modelOf(
    [over("a", 0, 0), over("b", 0, 10), over("far", 0, 180)],
    { topology: "manual", links: [{ a: "a", b: "b" }] },
    [ground("g", 0, 1), ground("h", 0, 9), ground("i", 0, 181 - 360)],
  );
  const { graph } = new MeshObserver(model).at(model.startMs);
  const ends = [...model.nodes.stationNode];
  const matrix = latencyMatrix(graph, ends, new RouteSearch(graph));
  ends.forEach((from, row) => {
    ends.forEach((to, column) => {
      const latencyNs = bestRoute(graph, from, to, "latency")?.latencyNs ?? Number.POSITIVE_INFINITY;
      expect(matrix[row * 3 + column]).toBe(latencyNs / 1e6);
    });
  });
  expect(matrix.filter((ms) => ms > 0 && ms < 100)).toHaveLength(2);
});
