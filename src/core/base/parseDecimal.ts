/** How numbers are written: not hexadecimal, with spaces around or as nothing at all, which `Number` also reads. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that an option or a cell of a table says; NaN where it is none. */
export function parseDecimal(text: string): number {
  return decimal.test(text) ? Number(text) : Number.NaN;
}
