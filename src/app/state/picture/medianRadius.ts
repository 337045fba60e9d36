/** More satellites than this say no more about where most of them are. */
const sample = 500;

/** The middle distance from the Earth's centre of satellites at x, y, z (km); NaN positions do not count. Undefined if none is left. */
export function medianRadiusKm(positionsKm: Float64Array): number | undefined {
  const count = positionsKm.length / 3;
  const stride = Math.max(1, Math.floor(count / sample));
  const radii: number[] = [];
  for (let i = 0; i < count; i += stride) {
    const [x, y, z] = positionsKm.subarray(3 * i, 3 * i + 3);
    const radius = Math.hypot(x as number, y as number, z as number);
    if (!Number.isNaN(radius)) radii.push(radius);
  }
  radii.sort((a, b) => a - b);
  return radii[Math.floor(radii.length / 2)];
}
