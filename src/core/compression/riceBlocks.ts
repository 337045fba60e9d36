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
    const part = indices.subarray(block * riceBlock, (block + 1) * riceBlock);
    const own = gaps.subarray(0, part.length);
    const largest = setGaps(part, last, own);
    const before = last;
    last = part[part.length - 1] as number;
    const { parameter, cost } = bestParameter(own, largest, (last - before) / part.length - 1);
    parameters[block] = parameter;
    bits += parameterBits + cost;
  }
  return { parameters, bits };
}

/** The gaps before the indices, and the largest of them. */
function setGaps(indices: Uint32Array, before: number, gaps: Uint32Array): number {
  let last = before;
  let largest = 0;
  for (let i = 0; i < gaps.length; i++) {
    const index = indices[i] as number;
    const gap = index - last - 1;
    gaps[i] = gap;
    last = index;
    if (gap > largest) largest = gap;
  }
  return largest;
}

interface Choice {
  readonly parameter: number;
  /** Bits of all gaps. */
  readonly cost: number;
}

/** Begins at the best parameter of geometric gaps of this mean (Kiely 2004) and goes on while it gets better. */
function bestParameter(gaps: Uint32Array, largest: number, mean: number): Choice {
  const ideal = Math.floor(0.4812118250596 * (mean + 0.5));
  const first = Math.min(largestParameter, ideal === 0 ? 0 : 32 - Math.clz32(ideal));
  const [below, at, above] = costsAround(gaps, largest, first);
  if (below < at) return walk(gaps, { parameter: first - 1, cost: below }, -1);
  if (above < at) return walk(gaps, { parameter: first + 1, cost: above }, 1);
  return { parameter: first, cost: at };
}

function walk(gaps: Uint32Array, from: Choice, step: 1 | -1): Choice {
  let { parameter, cost } = from;
  for (let next = costOf(gaps, parameter + step); next < cost; next = costOf(gaps, parameter + step)) {
    parameter += step;
    cost = next;
  }
  return { parameter, cost };
}

/** Blocks with larger quotients are rare, and must not make the sums of all others larger than engines like. */
const longQuotient = 1_000_000;

type Costs = readonly [below: number, at: number, above: number];

/** Bits with a parameter and with those next to it: nearly all blocks want no more, and get them in one pass. */
function costsAround(gaps: Uint32Array, largest: number, parameter: number): Costs {
  const isInside = parameter > 0 && parameter < largestParameter;
  if (!isInside || largest >>> (parameter - 1) >= longQuotient) {
    return [costOf(gaps, parameter - 1), costOf(gaps, parameter), costOf(gaps, parameter + 1)];
  }
  let below = gaps.length * parameter;
  let at = gaps.length * (1 + parameter);
  let above = gaps.length * (2 + parameter);
  for (let i = 0; i < gaps.length; i++) {
    const quotient = (gaps[i] as number) >>> (parameter - 1);
    below += quotient;
    at += quotient >>> 1;
    above += quotient >>> 2;
  }
  if (largest >>> (parameter - 1) < escapeQuotient) return [below, at, above];
  for (let i = 0; i < gaps.length; i++) {
    const quotient = (gaps[i] as number) >>> (parameter - 1);
    if (quotient < escapeQuotient) continue;
    below += beyondQuotient(quotient, parameter - 1);
    at += beyondQuotient(quotient >>> 1, parameter);
    above += beyondQuotient(quotient >>> 2, parameter + 1);
  }
  return [below, at, above];
}

/** What an escape takes beyond the quotient that it stands for; 0 where the quotient is written out. */
function beyondQuotient(quotient: number, parameter: number): number {
  return quotient < escapeQuotient ? 0 : escapeQuotient + 32 - parameter - quotient;
}

/** Bits with a parameter; infinite where there is no such parameter. */
function costOf(gaps: Uint32Array, parameter: number): number {
  if (parameter < 0 || parameter > largestParameter) return Number.POSITIVE_INFINITY;
  let cost = gaps.length * (1 + parameter);
  for (let i = 0; i < gaps.length; i++) {
    const quotient = (gaps[i] as number) >>> parameter;
    cost += quotient + beyondQuotient(quotient, parameter);
  }
  return cost;
}
