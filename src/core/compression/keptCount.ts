/**
 * How many of `elements` values a sparsity in [0, 1) keeps: max(1, round half up of elements x (1 - sparsity)), the sparsity taken as its
 * shortest decimal text, so that 1,000 values at 0.99 keep 10 whatever 1 - 0.99 is in binary. 0 where there are no elements.
 */
export function keptCount(elements: number, sparsity: number): number {
  if (elements === 0) return 0;
  const { digits, places } = decimalOf(sparsity);
  const whole = BigInt(`1${"0".repeat(places)}`);
  const doubled = 2n * BigInt(elements) * (whole - digits) + whole;
  return Math.max(1, Number(doubled / (2n * whole)));
}

/** value = digits / 10^places. */
function decimalOf(value: number): { readonly digits: bigint; readonly places: number } {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  // Smaller sparsities than 1e-20 keep everything all the same.
  const places = Math.min(fraction.length - Number(exponent), 40);
  if (Number(exponent) < -20) return { digits: 0n, places: 0 };
  return { digits: BigInt(whole + fraction), places };
}
