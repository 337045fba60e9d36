import { Random } from "../../base/random";
import { varintBytes } from "../byteWriter";
import { firstNonFinite } from "../finiteValues";
import { multiplyFactors, timesLeft, timesRight } from "../lowRankProducts";
import { orthonormalise } from "../orthonormalise";
import { exactly, type SectionCodec, type SectionRun } from "../sectionCodec";

const mostRank = 256;

/**
 * PowerSGD (Vogels et al. 2019): one step of power iteration from the last call's right factor Q: P = orth(M Q), Q = M^T P, decoded as P Q^T. Vectors, and
 * matrices that two factors would not make smaller, go as they are.
 */
export const powerSgd: SectionCodec = {
  encode(values, out, run) {
    const rank = rankOf(values.length, run.settings.rank, run.rows);
    out.varint(rank);
    if (rank === 0) {
      out.float32s(values);
      return undefined;
    }
    const { rows } = run;
    const columns = Math.ceil(values.length / rows);
    out.varint(rows);
    const start = run.warm?.length === columns * rank ? run.warm : firstFactor(columns * rank, run);
    const left = timesRight(values, rows, columns, start, rank);
    orthonormalise(left, rank);
    // The other factor is the best one for the left factor as it is sent, rounded.
    const sentLeft = Float32Array.from(left);
    const right = timesLeft(values, rows, columns, Float64Array.from(sentLeft), rank);
    const sentRight = Float32Array.from(right);
    if (firstNonFinite(sentRight) >= 0) return { path: "", message: "the factors are above what f32 holds" };
    run.warm = right.some((value) => value !== 0) ? right : undefined;
    out.float32s(sentLeft);
    out.float32s(sentRight);
    return undefined;
  },
  decode(input, values) {
    const rank = input.varint(mostRank);
    if (rank === 0) {
      input.float32s(values);
      return;
    }
    const rows = input.positive(Math.max(1, values.length));
    if (input.fault !== undefined) return;
    const columns = Math.ceil(values.length / rows);
    if (4 * rank * (rows + columns) > input.left) input.fail("the factors end early");
    if (input.fault !== undefined) return;
    const left = new Float32Array(rows * rank);
    const right = new Float32Array(columns * rank);
    input.float32s(left);
    input.float32s(right);
    multiplyFactors(left, right, rank, columns, values);
  },
  size(count, settings, rows) {
    const rank = rankOf(count, settings.rank, rows);
    if (rank === 0) return exactly(1 + 4 * count);
    return exactly(varintBytes(rank) + varintBytes(rows) + 4 * rank * (rows + Math.ceil(count / rows)));
  },
};

/** 0 where the factors would be no smaller than the matrix. */
function rankOf(count: number, asked: number, rows: number): number {
  if (rows === 0 || count === 0) return 0;
  const columns = Math.ceil(count / rows);
  const rank = Math.min(asked, rows, columns);
  return rank * (rows + columns) < count ? rank : 0;
}

function firstFactor(length: number, run: SectionRun): Float64Array {
  const random = new Random(run.draws.word(), run.draws.word());
  return Float64Array.from({ length }, () => random.normal());
}
