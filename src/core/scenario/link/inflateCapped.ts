import { Inflate } from "fflate";
import { failure, type Outcome, success } from "../../base/outcome";

/** Deflate expands at most 1032 times, so that a piece of input makes about half a megabyte at most before the cap is looked at. */
const pieceBytes = 512;

/** Inflates raw deflate, and stops as soon as more than `maxBytes` have come out: a bomb costs no more memory than the cap. */
export function inflateCapped(deflated: Uint8Array, maxBytes: number): Outcome<Uint8Array, "too large" | "damaged"> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((piece) => {
    pieces.push(piece);
    total += piece.length;
  });
  try {
    let to = 0;
    do {
      const from = to;
      to = Math.min(from + pieceBytes, deflated.length);
      inflate.push(deflated.subarray(from, to), to === deflated.length);
    } while (to < deflated.length && total <= maxBytes);
  } catch {
    // fflate throws on every stream that is not deflate or ends too early.
    return failure("damaged");
  }
  if (total > maxBytes) return failure("too large");
  const inflated = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    inflated.set(piece, at);
    at += piece.length;
  }
  return success(inflated);
}
