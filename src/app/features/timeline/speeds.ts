/** Speeds that the clock bar offers, in simulated seconds a real second. */
export const speeds: readonly number[] = [1, 10, 60, 300, 900, 3600];

/** A speed for people: `60×`. */
export function formatSpeed(speed: number): string {
  return `${speed}×`;
}
