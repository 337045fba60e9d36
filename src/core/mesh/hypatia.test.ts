import { describe, expect, it } from "vitest";
import { dalian, kuiperScenario, manila } from "./__fixtures__/kuiper";
import { meshModel } from "./meshModel";
import { MeshObserver } from "./meshObserver";
import { bestRoute } from "./shortestRoutes";

// Hypatia's own results for Manila to Dalian over Kuiper, 200 s in steps of 100 ms (round trips in ms; networkx, Kassing et al., IMC 2020). All 2,000
// samples are compared by `npm run bench -- mesh --hypatia DIR`.
const samples = [
  { seconds: 0, rttMs: 29.423138 },
  { seconds: 27.5, rttMs: 25.229775 },
  { seconds: 128.6, rttMs: 48.16514 },
];
const paths = [
  { from: 0, until: 17.9, hops: "1173-184-183-217-1241" },
  { from: 18, until: 27.5, hops: "1173-218-217-1241" },
  { from: 27.6, until: 74.2, hops: "1173-648-649-650-616-1241" },
  { from: 74.3, until: 125.8, hops: "1173-218-217-216-250-1241" },
  { from: 125.9, until: 128.6, hops: "1173-647-648-649-650-616-1241" },
  { from: 128.7, until: 199.9, hops: "1173-647-648-649-615-1241" },
];

describe("Hypatia's Kuiper network, Manila to Dalian", () => {
  const model = meshModel(kuiperScenario([manila, dalian], 200));
  const observer = new MeshObserver(model);
  const routeAt = (seconds: number) => {
    const { graph } = observer.at(model.startMs + seconds * 1000);
    const node = (id: string) => model.nodes.indexOf.get(id) as number;
    const route = bestRoute(graph, node(manila.id), node(dalian.id), "latency");
    return {
      hops: route?.nodes.map((one) => graph.nodeIds[one]).join("-"),
      rttMs: (2 * (route?.latencyNs ?? 0)) / 1e6,
    };
  };

  it("has its 2,312 links", () => {
    const { links } = observer.at(model.startMs).graph;
    const satellites = Array.from(
      { length: links.count },
      (_, link) => model.nodes.stationOf[links.b[link] as number] as number,
    );
    expect(satellites.filter((station) => station < 0)).toHaveLength(2312);
  });

  for (const { seconds, rttMs } of samples) {
    it(`takes ${rttMs} ms there and back at ${seconds} s, within 1 microsecond`, () => {
      expect(Math.abs(routeAt(seconds).rttMs - rttMs)).toBeLessThan(1e-3);
    });
  }

  for (const { from, until, hops } of paths) {
    it(`goes by ${hops} from ${from} s to ${until} s`, () => {
      expect(routeAt(from).hops).toBe(hops);
      expect(routeAt(until).hops).toBe(hops);
    });
  }
});
