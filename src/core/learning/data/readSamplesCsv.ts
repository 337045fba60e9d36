import { csvParseRows } from "d3-dsv";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { Samples } from "./samples";

/** Samples from a table, with what its columns and classes are called. */
export interface LabelledTable {
  readonly samples: Samples;
  readonly features: readonly string[];
  readonly classNames: readonly string[];
}

const maxClasses = 256;
const maxProblems = 20;

/**
 * Reads samples from CSV with a header: one column is the class (`label`, or the last one where that is not given; any text), every other a finite number.
 * Classes are numbered by name, in order of their text. Features are brought to mean 0 and deviation 1 over all rows; a constant one becomes 0.
 * Problems name the line, as `line 12`.
 */
export function readSamplesCsv(text: string, label?: string): Outcome<LabelledTable> {
  const rows = csvParseRows(text.replace(/^\uFEFF/, "")).filter((row) => row.length > 1 || row[0] !== "");
  const [header, ...body] = rows;
  if (header === undefined || header.length < 2) {
    return failure([{ path: "line 1", message: "no table", allowed: "a header with at least two columns" }]);
  }
  const column = label === undefined ? header.length - 1 : header.indexOf(label);
  if (column < 0) {
    return failure([{ path: "line 1", message: "no such column", given: label, allowed: header.join(", ") }]);
  }
  const problems = tableProblems(header, body, column);
  if (problems.length > 0) return failure(problems);
  const classNames = Array.from(new Set(body.map((row) => row[column] as string))).sort();
  if (classNames.length < 2 || classNames.length > maxClasses) {
    const message = classNames.length < 2 ? "only one class" : "too many classes";
    const allowed = `2 to ${maxClasses} different values`;
    return failure([{ path: `column ${header[column]}`, message, given: classNames.length, allowed }]);
  }
  const features = header.filter((_, i) => i !== column);
  const numbers = new Map(classNames.map((name, i) => [name, i]));
  const values = Float64Array.from(body.flatMap((row) => row.filter((_, i) => i !== column).map(Number)));
  standardise(values, features.length);
  const samples = {
    count: body.length,
    dimension: features.length,
    classes: classNames.length,
    values: Float32Array.from(values),
    labels: Uint8Array.from(body, (row) => numbers.get(row[column] as string) as number),
  };
  return success({ samples, features, classNames });
}

function tableProblems(header: readonly string[], body: readonly (readonly string[])[], column: number): Problem[] {
  if (body.length === 0)
    return [{ path: "line 2", message: "no samples", allowed: "at least one row below the header" }];
  const problems: Problem[] = [];
  for (const [i, row] of body.entries()) {
    if (problems.length >= maxProblems) break;
    const path = `line ${i + 2}`;
    if (row.length !== header.length) {
      problems.push({ path, message: "number of columns differs", given: row.length, allowed: `${header.length}` });
      continue;
    }
    const bad = row.findIndex((cell, c) => c !== column && (cell.trim() === "" || !Number.isFinite(Number(cell))));
    if (bad >= 0) {
      problems.push({
        path,
        message: `column ${header[bad]} is no number`,
        given: row[bad],
        allowed: "a finite number",
      });
    }
  }
  return problems;
}

function standardise(values: Float64Array, dimension: number): void {
  const count = values.length / dimension;
  for (let j = 0; j < dimension; j++) {
    let sum = 0;
    for (let at = j; at < values.length; at += dimension) sum += values[at] as number;
    const mean = sum / count;
    let squares = 0;
    for (let at = j; at < values.length; at += dimension) {
      const difference = (values[at] as number) - mean;
      squares += difference * difference;
    }
    const deviation = Math.sqrt(squares / count);
    for (let at = j; at < values.length; at += dimension) {
      values[at] = deviation === 0 ? 0 : ((values[at] as number) - mean) / deviation;
    }
  }
}
