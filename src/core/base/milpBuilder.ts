import type { MilpModel } from "./milp";

/** Puts a model together column by column and row by row. */
export class MilpBuilder {
  private readonly objective: number[] = [];
  private readonly columnLower: number[] = [];
  private readonly columnUpper: number[] = [];
  private readonly isInteger: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly rowStart: number[] = [0];
  private readonly entryColumn: number[] = [];
  private readonly entryValue: number[] = [];

  get columnCount(): number {
    return this.objective.length;
  }

  get rowCount(): number {
    return this.rowLower.length;
  }

  /** Index of a new column lower <= x <= upper. */
  column(objective: number, lower: number, upper: number): number {
    this.objective.push(objective);
    this.columnLower.push(lower);
    this.columnUpper.push(upper);
    this.isInteger.push(0);
    return this.objective.length - 1;
  }

  /** Index of a new column that is 0 or 1. */
  choice(objective: number): number {
    const column = this.column(objective, 0, 1);
    this.isInteger[column] = 1;
    return column;
  }

  /** lower <= sum of value x column <= upper; each column at most once. */
  row(lower: number, upper: number, entries: readonly (readonly [column: number, value: number])[]): void {
    for (const [column, value] of entries) {
      this.entryColumn.push(column);
      this.entryValue.push(value);
    }
    this.rowStart.push(this.entryColumn.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  atMost(upper: number, entries: readonly (readonly [column: number, value: number])[]): void {
    this.row(Number.NEGATIVE_INFINITY, upper, entries);
  }

  atLeast(lower: number, entries: readonly (readonly [column: number, value: number])[]): void {
    this.row(lower, Number.POSITIVE_INFINITY, entries);
  }

  build(start?: Float64Array): MilpModel {
    return {
      columnCount: this.objective.length,
      objective: Float64Array.from(this.objective),
      columnLower: Float64Array.from(this.columnLower),
      columnUpper: Float64Array.from(this.columnUpper),
      isInteger: Uint8Array.from(this.isInteger),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      rowStart: Int32Array.from(this.rowStart),
      entryColumn: Int32Array.from(this.entryColumn),
      entryValue: Float64Array.from(this.entryValue),
      ...(start && { start }),
    };
  }
}
