/** Samples in order of time. */
interface Samples {
  readonly count: number;
  readonly atMs: Float64Array;
}

/** The last sample at or before an instant; -1: there is none. */
export function sampleAt({ count, atMs }: Samples, instantMs: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((atMs[middle] as number) > instantMs) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/**
 * The instant that a key leads to on a chart over the window: arrows to the sample before or after, Page Up and Page Down to the marked instant
 * (`marksMs`, in order) before or after, Home and End to the window's ends. Undefined: the key leads nowhere.
 */
export function instantOfKey(
  key: string,
  nowMs: number,
  samples: Samples,
  marksMs: readonly number[],
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): number | undefined {
  const { atMs } = samples;
  const sample = sampleAt(samples, nowMs);
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return sample + 1 < samples.count ? atMs[sample + 1] : undefined;
    case "ArrowLeft":
    case "ArrowDown":
      return (atMs[sample] ?? startMs) < nowMs ? atMs[sample] : atMs[sample - 1];
    case "PageDown":
      return marksMs.find((markMs) => markMs > nowMs);
    case "PageUp":
      return marksMs.findLast((markMs) => markMs < nowMs);
    case "Home":
      return startMs;
    case "End":
      return endMs;
    default:
      return undefined;
  }
}
