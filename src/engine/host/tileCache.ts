import type { EphemerisTile } from "../../core/orbit/ephemerisTile";

/** What one worker keeps of tiles at most. */
const defaultLimitBytes = 128e6;

/** Tiles by key, the least recently used leaving first when there are too many bytes of them. */
export class TileCache {
  private readonly tiles = new Map<string, EphemerisTile>();
  private bytes = 0;

  constructor(private readonly limitBytes = defaultLimitBytes) {}

  /** The tile of this key, made where it is not kept. It is shared: never transfer or change it. */
  get(key: string, make: () => EphemerisTile): EphemerisTile {
    const kept = this.tiles.get(key);
    const tile = kept ?? make();
    if (kept) this.tiles.delete(key);
    else this.bytes += bytesOf(tile);
    this.tiles.set(key, tile);
    for (const [oldest, old] of this.tiles) {
      if (this.bytes <= this.limitBytes) break;
      this.tiles.delete(oldest);
      this.bytes -= bytesOf(old);
    }
    return tile;
  }

  get size(): number {
    return this.tiles.size;
  }
}

function bytesOf({ states, stepSeconds, firstKnot, goodSeconds }: EphemerisTile): number {
  return states.byteLength + stepSeconds.byteLength + firstKnot.byteLength + goodSeconds.byteLength;
}
