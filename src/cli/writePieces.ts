import type { Io } from "./io";

/** Text is written in pieces of about this many characters. */
const pieceLength = 65_536;

/** Writes small pieces of text to the standard output, many at a time. */
export async function writePieces(pieces: Iterable<string>, io: Io): Promise<void> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    await io.write(waiting);
    waiting = "";
  }
  await io.write(waiting);
}
