import type { CodecMeasure } from "./measureCodec";

/**
 * Places of the points that no other point beats in bytes and error at once, from the most bytes to the fewest; of equal ones the first. At most relative
 * error 1: what sends nothing has that.
 */
export function paretoFront(points: readonly Pick<CodecMeasure, "bitsPerValue" | "relativeError">[]): number[] {
  const order = points
    .map((_, i) => i)
    .filter((i) => (points[i]?.relativeError ?? 1) <= 1)
    .sort((a, b) => {
      const [p, q] = [points[a], points[b]];
      if (p === undefined || q === undefined) return 0;
      return p.bitsPerValue - q.bitsPerValue || p.relativeError - q.relativeError || a - b;
    });
  const front: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const i of order) {
    const error = points[i]?.relativeError ?? Number.POSITIVE_INFINITY;
    if (error >= least) continue;
    least = error;
    front.push(i);
  }
  return front.reverse();
}
