/** Indices of a block share one Rice parameter. */
export const riceBlock = 256;
export const parameterBits = 5;
export const largestParameter = 24;
/** A quotient from here on is not written out: the whole gap follows in 32 bits. */
export const escapeQuotient = 24;

/**
 * The Rice parameter of each block of 256 gaps between ascending indices (gap = index - last index - 1, the first against -1), and the bits that all
 * blocks take. A gap with parameter p is q = gap >> p zeros, a one, then the p low bits.
 */
export function riceParameters(indices: Uint32Array): { readonly parameters: Uint8Array; readonly bits: number } {
  const parameters = new Uint8Array(Math.ceil(indices.length / riceBlock));
  const gaps = new Uint32Array(riceBlock);
  let last = -1;
  let bits = 0;
  for (let block = 0; block < parameters.length; block++) {
    const start = block * riceBlock;
    const count = Math.min(riceBlock, indices.length - start);
    const before = last;
    for (let i = 0; i < count; i++) {
      const index = indices[start + i] as number;
      gaps[i] = index - last - 1;
      last = index;
    }
    const { parameter, cost } = bestParameter(gaps, count, (last - before - count) / count);
    parameters[block] = parameter;
    bits += parameterBits + cost;
  }
  return { parameters, bits };
}

/** Begins at the best parameter of geometric gaps of this mean (Kiely 2004) and goes on while it gets better. */
function bestParameter(
  gaps: Uint32Array,
  count: number,
  mean: number,
): { readonly parameter: number; readonly cost: number } {
  const ideal = Math.floor(0.4812118250596 * (mean + 0.5));
  let parameter = Math.min(largestParameter, ideal === 0 ? 0 : 32 - Math.clz32(ideal));
  let cost = costOf(gaps, count, parameter);
  for (const step of [-1, 1]) {
    let next = parameter + step;
    while (next >= 0 && next <= largestParameter) {
      const nextCost = costOf(gaps, count, next);
      if (nextCost >= cost) break;
      cost = nextCost;
      parameter = next;
      next += step;
    }
  }
  return { parameter, cost };
}

function costOf(gaps: Uint32Array, count: number, parameter: number): number {
  let cost = count * (1 + parameter);
  for (let i = 0; i < count; i++) {
    const quotient = (gaps[i] as number) >>> parameter;
    cost += quotient < escapeQuotient ? quotient : escapeQuotient + 32 - parameter;
  }
  return cost;
}
