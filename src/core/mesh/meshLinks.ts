/**
 * Links of one instant as columns: ends are node indices (`MeshGraph.nodeIds`), a satellite before a station, else a before b by id. Rounded
 * at the door: distance to 1e-6 km, latency to whole nanoseconds, which is 1e-6 ms.
 */
export interface MeshLinks {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** NaN where a link by hand has only a latency. */
  readonly distanceKm: Float64Array;
  readonly latencyNs: Float64Array;
  /** From a to b, and from b to a; 0: nothing passes that way. */
  readonly forwardMbps: Float64Array;
  readonly reverseMbps: Float64Array;
}

/** Columns that grow, emptied and filled again from one instant to the next. */
export class LinkBuffer implements MeshLinks {
  count = 0;
  a: Int32Array = new Int32Array(64);
  b: Int32Array = new Int32Array(64);
  distanceKm: Float64Array = new Float64Array(64);
  latencyNs: Float64Array = new Float64Array(64);
  forwardMbps: Float64Array = new Float64Array(64);
  reverseMbps: Float64Array = new Float64Array(64);

  clear(): void {
    this.count = 0;
  }

  add(
    a: number,
    b: number,
    distanceKm: number,
    latencyNs: number,
    forwardMbps: number,
    reverseMbps: number = forwardMbps,
  ): void {
    if (this.count === this.a.length) this.grow();
    const at = this.count++;
    this.a[at] = a;
    this.b[at] = b;
    this.distanceKm[at] = distanceKm;
    this.latencyNs[at] = latencyNs;
    this.forwardMbps[at] = forwardMbps;
    this.reverseMbps[at] = reverseMbps;
  }

  /** Keeps the links for which `keep` holds, in their order. */
  retain(keep: (link: number) => boolean): void {
    let kept = 0;
    for (let link = 0; link < this.count; link++) {
      if (!keep(link)) continue;
      for (const column of this.columns()) column[kept] = column[link] as number;
      kept++;
    }
    this.count = kept;
  }

  private columns(): (Int32Array | Float64Array)[] {
    return [this.a, this.b, this.distanceKm, this.latencyNs, this.forwardMbps, this.reverseMbps];
  }

  private grow(): void {
    this.a = widened(this.a, Int32Array);
    this.b = widened(this.b, Int32Array);
    this.distanceKm = widened(this.distanceKm, Float64Array);
    this.latencyNs = widened(this.latencyNs, Float64Array);
    this.forwardMbps = widened(this.forwardMbps, Float64Array);
    this.reverseMbps = widened(this.reverseMbps, Float64Array);
  }
}

function widened<Column extends Int32Array | Float64Array>(
  column: Column,
  make: new (length: number) => Column,
): Column {
  const wide = new make(column.length * 2);
  wide.set(column);
  return wide;
}
