/**
 * A reader of OEM KVN text for the tests, written apart from the product's: it shares no code with it, knows no more of the format than is
 * needed, and interpolates by Neville's scheme.
 */
export interface ReadEphemeris {
  readonly meta: Readonly<Record<string, string>>;
  readonly rows: readonly { readonly utc: string; readonly ms: number; readonly state: readonly number[] }[];
}

export function readOem(text: string): ReadEphemeris[] {
  return text
    .split("CCSDS_OEM_VERS = 2.0\n")
    .slice(1)
    .map((message) => {
      const body = message.split("META_STOP\n");
      const meta = Object.fromEntries([...(body[0] ?? "").matchAll(/^([A-Z_]+) = (.*)$/gm)].map((m) => [m[1], m[2]]));
      const rows = [...(body[1] ?? "").matchAll(/^(\d\S+T\S+)((?:\s+-?\d+\.\d+){6})$/gm)].map(
        ([, utc = "", numbers = ""]) => ({
          utc,
          ms: Date.parse(`${utc}Z`),
          state: numbers.trim().split(/\s+/).map(Number),
        }),
      );
      return { meta, rows };
    });
}

/** Value at x of the polynomial through `count` points around x. */
export function neville(xs: readonly number[], ys: readonly number[], count: number, x: number): number {
  const after = xs.findIndex((at) => at > x);
  const cell = after < 0 ? xs.length - 1 : after;
  const first = Math.max(0, Math.min(xs.length - count, cell - count / 2));
  const p = ys.slice(first, first + count);
  for (let width = 1; width < count; width++) {
    for (let i = 0; i + width < count; i++) {
      const a = xs[first + i] as number;
      const b = xs[first + i + width] as number;
      p[i] = ((x - b) * (p[i] as number) + (a - x) * (p[i + 1] as number)) / (a - b);
    }
  }
  return p[0] as number;
}
