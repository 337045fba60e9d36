import { crc32 } from "../../core/base/crc32";
import type { ClientUpdateRecord } from "../../core/learning/rounds/roundWork";
import type { TrainingPrint } from "../protocol/learningJobs";

/** Prints of a training's messages as they are sent; what is read of them is as of the last finished round. */
export class TrainingPrints {
  private readonly heard: number[];
  private settled: readonly number[];

  /** @param before what was settled when the training was kept, to go on with. */
  constructor(
    private readonly seeds: readonly number[],
    before: readonly number[] = [],
  ) {
    this.heard = before.slice();
    this.settled = before;
  }

  readonly hear = (seed: number, { message }: ClientUpdateRecord): void => {
    const place = this.seeds.indexOf(seed);
    this.heard[place] = crc32(message, this.heard[place] ?? 0);
  };

  /** A round is over: what was heard by now counts. */
  settle(): void {
    this.settled = Array.from(this.heard, (crc) => crc ?? 0);
  }

  get messagesCrc(): readonly number[] {
    return this.settled;
  }

  /** Of runs, in the order of the seeds. */
  of(runs: readonly { readonly seed: number; readonly model: Float64Array }[]): TrainingPrint[] {
    return runs.map(({ seed, model }, i) => ({
      seed,
      model: hexOf(crc32(new Uint8Array(model.buffer, model.byteOffset, model.byteLength))),
      messages: hexOf(this.settled[i] ?? 0),
    }));
  }
}

/** A CRC-32 as eight hexadecimal digits. */
export function hexOf(crc: number): string {
  return crc.toString(16).padStart(8, "0");
}
