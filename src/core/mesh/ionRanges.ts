import { compareIds } from "../base/ids";
import type { Problem } from "../base/outcome";
import type { PlanContact } from "./contactPlan";

export interface IonRange {
  readonly line: number;
  readonly a: string;
  readonly b: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly owltSeconds: number;
}

/** Light times of a plan by sender and receiver. */
export class IonRanges {
  readonly warnings: Problem[] = [];
  private readonly byPair = new Map<string, IonRange[]>();

  get isEmpty(): boolean {
    return this.byPair.size === 0;
  }

  add(range: IonRange): void {
    const key = `${range.a} ${range.b}`;
    const list = this.byPair.get(key) ?? [];
    const same = list.find(
      (other) =>
        other.startSeconds === range.startSeconds &&
        other.endSeconds === range.endSeconds &&
        other.owltSeconds === range.owltSeconds,
    );
    if (same) {
      this.warnings.push({ path: `line ${range.line}`, message: `the same range as line ${same.line}: left out` });
    } else this.byPair.set(key, [...list, range]);
  }

  /** The light times that hold during a contact, that of its start first; the range that holds from earlier on comes first. */
  during({ from, to, startSeconds, endSeconds }: PlanContact): number[] {
    const own = this.byPair.get(`${from} ${to}`);
    // One way for both, where the first node comes before the second.
    const other = comesBefore(to, from) ? this.byPair.get(`${to} ${from}`) : undefined;
    const holding = (own ?? other ?? [])
      .filter((range) => range.startSeconds < endSeconds && range.endSeconds > startSeconds)
      .sort((x, y) => x.startSeconds - y.startSeconds || x.line - y.line);
    return [...new Set(holding.map(({ owltSeconds }) => owltSeconds))];
  }
}

/** Node numbers compare as numbers, other ids as ids. */
function comesBefore(a: string, b: string): boolean {
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) < Number(b) : compareIds(a, b) < 0;
}
