/**
 * exp, log, pow, sin, cos and atan2 from + - * / sqrt and bit operations alone: byte-identical on every engine, where `Math`'s own differ
 * in the last bit. Within 1 ulp of the true value (sin, cos and atan2: 2 ulp); special values as ECMAScript's. Series are plain Taylor ones on ranges
 * made short first; what would cost digits is carried as an unevaluated sum high + low (Dekker 1971).
 */

// Constants split as high + low; each high part ends in enough zero bits for its product with the integer it meets to be exact.
const ln2High = 0.6931471805598903;
const ln2Low = 5.497923018708371e-14;
const ln2LowTail = 1.94704509238075e-31;
const inverseLn2 = Math.LOG2E;
const piOver2High = 1.5707963267341256;
const piOver2Middle = 6.077100506303966e-11;
const piOver2Low = 2.0222662487959506e-21;
const inversePiOver2 = 0.6366197723675814;
const piHigh = Math.PI;
const piLow = 1.2246467991473532e-16;
const sqrtHalf = Math.SQRT1_2;

const scratchDouble = new Float64Array(1);
const scratchWords = new Uint32Array(scratchDouble.buffer);
const highWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** e^x. */
export function exp(x: number): number {
  if (!(x < 709.8)) return x >= 709.8 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < -745.2) return 0;
  return expOfSum(x, 0);
}

/** Natural logarithm; NaN below 0. */
export function log(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return logOfSpecial(x);
  const exponent = splitBinary(x);
  const f = mantissa - 1;
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const z = s * s;
  const series = z * (2 / 3 + z * logTail(z));
  return exponent * ln2High - (halfSquare - (s * (halfSquare + series) + exponent * ln2Low) - f);
}

/** x^y. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Number.POSITIVE_INFINITY) {
    if (magnitude === 1) return Number.NaN;
    return magnitude > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const negative = (x < 0 || Object.is(x, -0)) && Math.abs(y % 2) === 1;
  if (magnitude === 0 || magnitude === Number.POSITIVE_INFINITY) {
    const size = (magnitude === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY;
    return negative ? -size : size;
  }
  if (x < 0 && y % 1 !== 0) return Number.NaN;
  const size = magnitude === 1 ? 1 : powOfPositive(magnitude, y);
  return negative ? -size : size;
}

/** Sine of x radians. */
export function sin(x: number): number {
  if (x === 0) return x;
  const quarter = reduceAngle(x);
  const size = quarter % 2 === 0 ? sinNearZero(angleHigh, angleLow) : cosNearZero(angleHigh, angleLow);
  return quarter >= 2 ? -size : size;
}

/** Cosine of x radians. */
export function cos(x: number): number {
  const quarter = reduceAngle(x);
  const size = quarter % 2 === 0 ? cosNearZero(angleHigh, angleLow) : sinNearZero(angleHigh, angleLow);
  return quarter === 1 || quarter === 2 ? -size : size;
}

/** Angle of the point (x, y) from the x axis, in radians from -pi to pi. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const behind = x < 0 || Object.is(x, -0);
  const below = y < 0 || Object.is(y, -0);
  const [across, along] = finiteLegs(Math.abs(y), Math.abs(x));
  let angle: number;
  if (across <= along) angle = along === 0 ? 0 : angleUpTo45(across, along);
  else angle = piHigh / 2 - (angleUpTo45(along, across) - piLow / 2);
  if (behind) angle = piHigh - (angle - piLow);
  return below ? -angle : angle;
}

/** exp(high + low) for a low far smaller than high; high is within exp's range. */
function expOfSum(high: number, low: number): number {
  const exponent = Math.round(high * inverseLn2);
  const a = high - exponent * ln2High;
  const b = low - exponent * ln2Low;
  const r = a + b;
  const lost = a - r + b;
  let tail = 1 / 6227020800;
  tail = tail * r + 1 / 479001600;
  tail = tail * r + 1 / 39916800;
  tail = tail * r + 1 / 3628800;
  tail = tail * r + 1 / 362880;
  tail = tail * r + 1 / 40320;
  tail = tail * r + 1 / 5040;
  tail = tail * r + 1 / 720;
  tail = tail * r + 1 / 120;
  tail = tail * r + 1 / 24;
  tail = tail * r + 1 / 6;
  tail = tail * r + 0.5;
  return scaleBinary(1 + (r + (r * r * tail + lost * (1 + r))), exponent);
}

function logOfSpecial(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x === Number.POSITIVE_INFINITY ? x : Number.NaN;
}

/** log((1 + s) / (1 - s)) = 2 s + s z (2/3 + z tail(z)) with z = s^2; |s| <= 0.1716. */
function logTail(z: number): number {
  let sum = 2 / 23;
  sum = sum * z + 2 / 21;
  sum = sum * z + 2 / 19;
  sum = sum * z + 2 / 17;
  sum = sum * z + 2 / 15;
  sum = sum * z + 2 / 13;
  sum = sum * z + 2 / 11;
  sum = sum * z + 2 / 9;
  sum = sum * z + 2 / 7;
  return sum * z + 2 / 5;
}

/** What `splitBinary` left: x = mantissa x 2^exponent with the mantissa in [sqrt(1/2), sqrt(2)). */
let mantissa = 0;

function splitBinary(x: number): number {
  const isTiny = x < 2.2250738585072014e-308;
  scratchDouble[0] = isTiny ? x * 18014398509481984 : x;
  const bits = scratchWords[highWord] as number;
  let exponent = (bits >>> 20) - 1022 - (isTiny ? 54 : 0);
  scratchWords[highWord] = (bits & 0xfffff) | 0x3fe00000;
  mantissa = scratchDouble[0] as number;
  if (mantissa < sqrtHalf) {
    mantissa *= 2;
    exponent--;
  }
  return exponent;
}

/** value x 2^exponent for a value near 1 and -1100 < exponent <= 1024. */
function scaleBinary(value: number, exponent: number): number {
  if (exponent > 1023) return value * 2 * powerOfTwo(exponent - 1);
  if (exponent < -1022) return value * powerOfTwo(exponent + 200) * 6.223015277861142e-61;
  return value * powerOfTwo(exponent);
}

function powerOfTwo(exponent: number): number {
  scratchWords[highWord] = (exponent + 1023) << 20;
  scratchWords[1 - highWord] = 0;
  return scratchDouble[0] as number;
}

/** Low part of the product of two doubles of which `product` is the rounded one. */
function productTail(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a double. */
function upperHalf(value: number): number {
  const scaled = value * 134217729;
  return scaled - (scaled - value);
}

/** x^y through the logarithm as a sum of two doubles, good to about 2^-65, so that the power is good to the last bit or so. */
function powOfPositive(x: number, y: number): number {
  const exponent = splitBinary(x);
  const f = mantissa - 1;
  const divisor = 1 + mantissa;
  const divisorTail = mantissa - (divisor - 1);
  const s = f / divisor;
  const back = s * divisor;
  const sTail = (f - back - productTail(s, divisor, back) - s * divisorTail) / divisor;

  // log(mantissa) = 2 s + (2/3) s^3 + s^5 (2/5 + ...): the second term as high + low too.
  const square = s * s;
  const squareTail = productTail(s, s, square) + 2 * s * sTail;
  const cube = square * s;
  const cubeTail = productTail(square, s, cube) + square * sTail + squareTail * s;
  const second = cube * 0.6666666666666666;
  const secondTail =
    productTail(cube, 0.6666666666666666, second) + cube * 3.700743415417188e-17 + cubeTail * 0.6666666666666666;
  const rest = s * square * square * logTail(square);

  const whole = exponent * ln2High;
  const first = 2 * s;
  const sum = whole + first;
  const sumTail = whole - sum + first;
  const high = sum + second;
  const highTail = exponent === 0 || Math.abs(sum) > Math.abs(second) ? sum - high + second : second - high + sum;
  const low = highTail + (sumTail + (exponent * ln2Low + (2 * sTail + (secondTail + rest)))) + exponent * ln2LowTail;
  const logHigh = high + low;
  const logLow = high - logHigh + low;

  const scaled = y * logHigh;
  if (scaled > 710) return Number.POSITIVE_INFINITY;
  if (scaled < -746) return 0;
  return expOfSum(scaled, productTail(y, logHigh, scaled) + y * logLow);
}

/** What `reduceAngle` left: the angle to the nearest multiple of pi / 2, as high + low. */
let angleHigh = 0;
let angleLow = 0;

/** Leaves x - k pi/2 with |x - k pi/2| <= pi/4 or a little more and returns k mod 4. */
function reduceAngle(x: number): number {
  const multiple = Math.round(x * inversePiOver2);
  if (multiple === 0) {
    angleHigh = x;
    angleLow = 0;
    return 0;
  }
  if (Math.abs(multiple) > 1048576 || Number.isNaN(multiple)) return reduceLargeAngle(x);
  const first = x - multiple * piOver2High;
  const w = multiple * piOver2Middle;
  const second = first - w;
  const taken = first - second;
  const lost = first - (second + taken) + (taken - w);
  const v = multiple * piOver2Low;
  const reduced = second + (lost - v);
  // So near to a multiple of pi/2 that the constants' digits run out.
  if (Math.abs(reduced) < 1e-9) return reduceLargeAngle(x);
  angleHigh = reduced;
  angleLow = second - reduced + (lost - v);
  return ((multiple % 4) + 4) % 4;
}

const angleBits = 1250n;
let piOver2Fixed = 0n;

/** The same in whole numbers of 2^-1250, enough for every double: slow and rare. */
function reduceLargeAngle(x: number): number {
  if (!Number.isFinite(x)) {
    angleHigh = Number.NaN;
    return 0;
  }
  if (piOver2Fixed === 0n) piOver2Fixed = 2n * (4n * arctangentOfInverse(5n) - arctangentOfInverse(239n));
  const exponent = splitBinary(Math.abs(x));
  const fixed = BigInt(mantissa * 9007199254740992) << (angleBits - 53n + BigInt(exponent));
  const multiple = (fixed + piOver2Fixed / 2n) / piOver2Fixed;
  const rest = fixed - multiple * piOver2Fixed;
  const sign = x < 0 ? -1 : 1;
  const high = Number(rest >> (angleBits - 160n));
  angleHigh = sign * high * 6.842277657836021e-49;
  angleLow = sign * Number((rest >> (angleBits - 160n)) - BigInt(high)) * 6.842277657836021e-49;
  const quarter = Number(multiple % 4n);
  return sign < 0 ? (4 - quarter) % 4 : quarter;
}

/** atan(1/n) in units of 2^-1250 (Machin's way to pi). */
function arctangentOfInverse(n: bigint): bigint {
  let power = (1n << angleBits) / n;
  let sum = 0n;
  for (let k = 1n; power > 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k);
    power /= n * n;
  }
  return sum;
}

function sinNearZero(x: number, low: number): number {
  const z = x * x;
  let sum = 1 / 355687428096000;
  sum = sum * z - 1 / 1307674368000;
  sum = sum * z + 1 / 6227020800;
  sum = sum * z - 1 / 39916800;
  sum = sum * z + 1 / 362880;
  sum = sum * z - 1 / 5040;
  sum = sum * z + 1 / 120;
  sum = sum * z - 1 / 6;
  return x + (x * z * sum + low * (1 - 0.5 * z));
}

function cosNearZero(x: number, low: number): number {
  const z = x * x;
  let sum = -1 / 6402373705728000;
  sum = sum * z + 1 / 20922789888000;
  sum = sum * z - 1 / 87178291200;
  sum = sum * z + 1 / 479001600;
  sum = sum * z - 1 / 3628800;
  sum = sum * z + 1 / 40320;
  sum = sum * z - 1 / 720;
  sum = sum * z + 1 / 24;
  const half = 0.5 * z;
  const top = 1 - half;
  return top + (1 - top - half + (z * z * sum - x * low));
}

/** Two legs of the same angle, neither infinite nor so small or large that products with them overflow or vanish. */
function finiteLegs(across: number, along: number): [number, number] {
  const largest = Math.max(across, along);
  if (largest === Number.POSITIVE_INFINITY) {
    return [across === largest ? 1 : 0, along === largest ? 1 : 0];
  }
  if (largest > 1e300) return [across * 7.888609052210118e-31, along * 7.888609052210118e-31];
  if (largest < 1e-250) return [across * 1.2676506002282294e30, along * 1.2676506002282294e30];
  return [across, along];
}

/** atan(i / 16), rounded, and what the rounding left. */
const arctangents = [
  0, 0.06241880999595735, 0.12435499454676144, 0.18534794999569476, 0.24497866312686414, 0.3028848683749714,
  0.35877067027057225, 0.4124104415973873, 0.4636476090008061, 0.5123894603107377, 0.5585993153435624,
  0.6022873461349642, 0.6435011087932844, 0.6823165548747481, 0.7188299996216245, 0.7531512809621944,
  0.7853981633974483,
];
const arctangentTails = [
  0, -1.5490756308295046e-18, -3.1253241424539383e-18, 4.180692268843079e-18, 1.0698755618734451e-17,
  -1.1010827903001369e-17, -2.4623815582638635e-17, -1.587652227770689e-17, 2.2698777452961687e-17,
  -2.5462781472855804e-17, -5.4556305485916264e-18, 2.950430737228402e-17, 1.5834785051444286e-17,
  6.943223671560008e-18, -2.1478388444456983e-17, -2.4256934659182068e-17, 3.061616997868383e-17,
];

/** atan(across / along) for 0 <= across <= along: the rest after the nearest atan(i / 16), which is below 1/32, by its series. */
function angleUpTo45(across: number, along: number): number {
  const step = Math.round((across / along) * 16);
  const edge = step / 16;
  const rest = step === 0 ? across / along : (across - edge * along) / (along + edge * across);
  const z = rest * rest;
  let sum = 1 / 13;
  sum = sum * z - 1 / 11;
  sum = sum * z + 1 / 9;
  sum = sum * z - 1 / 7;
  sum = sum * z + 1 / 5;
  sum = sum * z - 1 / 3;
  return (arctangents[step] as number) + ((arctangentTails[step] as number) + rest * z * sum + rest);
}
