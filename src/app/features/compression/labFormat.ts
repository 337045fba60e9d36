import { durationText } from "../../kit/quantityText";

/** `4.0 x`, `198 x`. */
export function ratioText(ratio: number): string {
  return ratio < 100 ? `${ratio.toPrecision(3)} ×` : `${ratio.toFixed(0)} ×`;
}

/** `0.0312`, `2.1e-5`; three significant digits. */
export function errorText(error: number): string {
  if (error === 0) return "0";
  return error < 1e-3 ? error.toExponential(1) : error.toPrecision(3);
}

/** MB of original values a second. */
export function speedText(originalBytes: number, ms: number): string {
  if (ms <= 0) return "–";
  const rate = originalBytes / 1e3 / ms;
  return rate < 10 ? rate.toFixed(1) : rate.toFixed(0);
}

/** `850 kbit/s`, `12.3 Mbit/s`, `4.5 Gbit/s`. */
export function rateText(mbps: number): string {
  if (mbps < 1) return `${(1000 * mbps).toPrecision(3)} kbit/s`;
  if (mbps < 1000) return `${mbps.toPrecision(3)} Mbit/s`;
  return `${(mbps / 1000).toPrecision(3)} Gbit/s`;
}

/** Below which rate a codec pays: `12.3 Mbit/s`, `any rate` where it takes no time, `never` where it saves no bytes. */
export function breakEvenText(mbps: number): string {
  if (mbps <= 0) return "never";
  return mbps === Number.POSITIVE_INFINITY ? "any rate" : rateText(mbps);
}

/** `4.2 µs`, `0.35 ms`, `12 ms`, `1.4 s`, `14 s`, `2:04 h`. */
export function secondsText(ms: number): string {
  if (ms <= 0) return "0 ms";
  if (ms < 0.095) return `${(1000 * ms).toPrecision(2)} µs`;
  if (ms < 0.95) return `${ms.toPrecision(2)} ms`;
  if (ms < 995) return `${ms.toFixed(0)} ms`;
  return ms < 9950 ? `${(ms / 1000).toPrecision(2)} s` : durationText(ms / 1000);
}
