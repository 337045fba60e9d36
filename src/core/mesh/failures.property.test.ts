import fc from "fast-check";
import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { modelOf, over, start } from "./__fixtures__/scenarios";
import { medianOf } from "./medianOf";
import { type MeshFailure, type MeshModel, withFailures } from "./meshModel";
import { MeshObserver } from "./meshObserver";
import { randomFailures } from "./randomFailures";
import { type FailureCandidate, rankFailures } from "./rankFailures";
import { bestRoute } from "./shortestRoutes";

const names = ["a", "b", "c", "d", "e", "f"];
const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();

/** Links by hand with latencies, some of which fail for a while, so that routes differ over the samples. */
const drawnMesh = fc
  .array(fc.record({ a: fc.nat(5), b: fc.nat(5), latencyMs: fc.constantFrom(1, 2, 3, 5), downFrom: fc.nat(4) }), {
    minLength: 6,
    maxLength: 12,
  })
  .map((drawn) => {
    const pairs = new Map(
      drawn
        .filter(({ a, b }) => a !== b)
        .map((link) => [`${Math.min(link.a, link.b)} ${Math.max(link.a, link.b)}`, link]),
    );
    const links = [...pairs.values()].map(({ a, b, latencyMs }) => ({
      a: names[a] as string,
      b: names[b] as string,
      latencyMs,
    }));
    const failures = [...pairs.values()].flatMap(({ a, b, downFrom }) =>
      downFrom < 3
        ? [{ kind: "link" as const, id: names[a] as string, other: names[b] as string, from: at(900 * downFrom) }]
        : [],
    );
    const satellites = names.map((id, i) => ({ ...over(id, 0, i), plane: 1 + (i % 3), slot: 1 + Math.floor(i / 3) }));
    return modelOf(satellites, { topology: "manual", links, failures });
  });

const study = {
  pairs: [
    { from: 0, to: 5 },
    { from: 3, to: 1 },
  ],
  metric: "latency" as const,
  sampleCount: 4,
};

/** Latencies by pair and sample with further failures for good. */
function latencies(model: MeshModel, more: readonly Pick<MeshFailure, "node" | "other">[]): number[][] {
  const always = more.map((one) => ({ ...one, fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }));
  const observer = new MeshObserver(withFailures(model, [...model.failures, ...always]));
  const rows: number[][] = study.pairs.map(() => []);
  for (let sample = 0; sample < study.sampleCount; sample++) {
    const { graph, failedNodes } = observer.at(
      model.startMs + (1000 * model.durationSeconds * sample) / study.sampleCount,
    );
    study.pairs.forEach(({ from, to }, pair) => {
      const down = failedNodes[from] === 1 || failedNodes[to] === 1;
      const route = down ? undefined : bestRoute(graph, from, to, study.metric);
      rows[pair]?.push(route ? route.latencyNs / 1e6 : Number.POSITIVE_INFINITY);
    });
  }
  return rows;
}

function damageBetween(before: number[][], after: number[][]) {
  let lost = 0;
  const medians: number[] = [];
  const means: number[] = [];
  for (const [pair, base] of before.entries()) {
    const now = after[pair] as number[];
    const stays = base.flatMap((ms, i) =>
      now[i] === Number.POSITIVE_INFINITY ? [] : [[ms, now[i] as number] as const],
    );
    lost +=
      base.filter((ms, i) => ms !== Number.POSITIVE_INFINITY && now[i] === Number.POSITIVE_INFINITY).length /
      base.length;
    if (stays.length === 0) continue;
    const median = (values: number[]) => medianOf(Float64Array.from(values).sort()) as number;
    medians.push(median(stays.map(([, ms]) => ms)) - median(stays.map(([ms]) => ms)));
    means.push(stays.reduce((sum, [b, a]) => sum + a - b, 0) / stays.length);
  }
  const mean = (values: number[]) =>
    values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
  return { lostAvailability: lost / before.length, addedMedianMs: mean(medians), addedMeanMs: mean(means) };
}

function failuresOf(model: MeshModel, { kind, id, other, plane }: FailureCandidate) {
  const node = (name: string) => model.nodes.indexOf.get(name) as number;
  if (kind !== "plane") return [{ node: node(id), other: other === undefined ? -1 : node(other) }];
  return model.satellites.flatMap((one) => (one.plane === plane ? [{ node: node(one.id), other: -1 }] : []));
}

function everyCandidate(model: MeshModel): FailureCandidate[] {
  return [
    ...names.map((id) => ({ kind: "satellite" as const, id })),
    ...model.manual.map(({ a, b }) => ({ kind: "link" as const, id: names[a] as string, other: names[b] as string })),
    ...[1, 2, 3].map((plane) => ({ kind: "plane" as const, id: "", plane })),
  ];
}

it("single failures do the damage that computing every route anew finds, and none is missed", () => {
  fc.assert(
    fc.property(drawnMesh, (model) => {
      const before = latencies(model, []);
      const ranked = runToEnd(rankFailures(model, study));
      const key = ({ kind, id, other, plane }: FailureCandidate) => JSON.stringify([kind, id, other, plane]);
      const found = new Map(ranked.map((one) => [key(one), one]));
      for (const candidate of everyCandidate(model)) {
        const damage = damageBetween(before, latencies(model, failuresOf(model, candidate)));
        const { lostAvailability, addedMedianMs, addedMeanMs } = found.get(key(candidate)) ?? {
          lostAvailability: 0,
          addedMedianMs: damage.addedMedianMs === null ? null : 0,
          addedMeanMs: damage.addedMeanMs === null ? null : 0,
        };
        expect(lostAvailability).toBeCloseTo(damage.lostAvailability, 9);
        expect(addedMedianMs ?? -1).toBeCloseTo(damage.addedMedianMs ?? -1, 9);
        expect(addedMeanMs ?? -1).toBeCloseTo(damage.addedMeanMs ?? -1, 9);
      }
      const lost = ranked.map(({ lostAvailability }) => lostAvailability);
      expect(lost).toEqual(lost.toSorted((a, b) => b - a));
    }),
    { seed: 4, numRuns: 100 },
  );
});

it("the worst random set does the damage of its satellites failing together, and no set does more", () => {
  fc.assert(
    fc.property(drawnMesh, fc.integer({ min: 1, max: 3 }), fc.nat(1000), (model, setSize, seed) => {
      const result = runToEnd(randomFailures(model, { ...study, setSize, setCount: 20, seed }));
      const ids = result.worst?.satelliteIds ?? [];
      expect(new Set(ids).size).toBe(setSize);
      const down = ids.map((id) => ({ node: model.nodes.indexOf.get(id) as number, other: -1 }));
      const damage = damageBetween(latencies(model, []), latencies(model, down));
      expect(result.worst?.damage.lostAvailability).toBeCloseTo(damage.lostAvailability, 9);
      const lost = result.percentiles.map(({ lostAvailability }) => lostAvailability);
      expect(lost).toEqual(lost.toSorted((a, b) => a - b));
      expect(lost.at(-1)).toBeCloseTo(damage.lostAvailability, 9);
      expect(runToEnd(randomFailures(model, { ...study, setSize, setCount: 20, seed }))).toEqual(result);
    }),
    { seed: 4, numRuns: 60 },
  );
});
