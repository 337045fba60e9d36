const units = [
  { least: 1e15, size: 1e15, name: "Pflop" },
  { least: 1e12, size: 1e12, name: "Tflop" },
  { least: 1e9, size: 1e9, name: "Gflop" },
  { least: 1e6, size: 1e6, name: "Mflop" },
  { least: 1e3, size: 1e3, name: "kflop" },
] as const;

/** Operations of a forward pass: `7.82 Tflop`, `292 Mflop`, `16.4 kflop`, `12 flop`. */
export function flopText(flops: number): string {
  // What rounds to a thousand of a unit is one of the next.
  const unit = units.find(({ least }) => flops >= 0.9995 * least);
  return unit === undefined ? `${Math.round(flops)} flop` : `${(flops / unit.size).toPrecision(3)} ${unit.name}`;
}

/** MB for a column that says so in its head: `436`, `12.4`, `0.066`. */
export function megabytesText(megabytes: number): string {
  if (megabytes === 0) return "0";
  return megabytes >= 100 ? megabytes.toFixed(0) : megabytes >= 1 ? megabytes.toFixed(1) : megabytes.toPrecision(2);
}
