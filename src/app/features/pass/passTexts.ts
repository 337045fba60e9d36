import type { Light } from "../../../core/orbit/eclipse";

export const lightNames: Readonly<Record<Light, string>> = {
  sunlit: "Sunlit",
  penumbra: "Penumbra",
  umbra: "Umbra (eclipsed)",
};

/** `+3.21 km/s`: the sign says whether the satellite comes or goes. */
export function signedText(value: number, decimals: number, unit: string): string {
  const text = Math.abs(value).toFixed(decimals);
  const sign = Number(text) === 0 ? "" : value < 0 ? "−" : "+";
  return `${sign}${text} ${unit}`;
}

/** Hz in the unit that suits the size: `−12.3 kHz`. */
export function dopplerText(hz: number): string {
  if (Math.abs(hz) < 1e3) return signedText(hz, 0, "Hz");
  return Math.abs(hz) < 1e6 ? signedText(hz / 1e3, 2, "kHz") : signedText(hz / 1e6, 3, "MHz");
}

/** What the Sun's elevation means at the station. */
export function daylightText(sunElevationDeg: number): string {
  if (sunElevationDeg >= 0) return "day";
  if (sunElevationDeg >= -18) return "twilight";
  return "night";
}
