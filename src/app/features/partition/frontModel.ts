import type { ParetoPoint } from "../../../core/partition/paretoFront";

/** Which point of the front a placement is; -1: none. */
export function pointOfPlacement(points: readonly Pick<ParetoPoint, "assignment">[], assignment: Int32Array): number {
  return points.findIndex(
    (point) =>
      point.assignment.length === assignment.length &&
      point.assignment.every((node, layer) => node === assignment[layer]),
  );
}

/** The steps of the front as a line: from each point straight to the next one's throughput, then to its latency. */
export function frontCorners(
  points: readonly Pick<ParetoPoint, "latencyMs" | "bottleneckMs">[],
): readonly (readonly [number, number])[] {
  return points.flatMap(({ latencyMs, bottleneckMs }, i) => {
    const rate = 1000 / bottleneckMs;
    const former = points[i - 1];
    return former === undefined
      ? [[rate, latencyMs] as const]
      : ([
          [1000 / former.bottleneckMs, latencyMs],
          [rate, latencyMs],
        ] as const);
  });
}
