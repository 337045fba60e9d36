import { csvParseRows } from "d3-dsv";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { parseDecimal } from "../../base/parseDecimal";
import { limits } from "../../scenario/limits";
import type { ModelProfile } from "../../scenario/schema";

const columns = ["name", "paramsMB", "flops", "activationMB", "stateMB"] as const;

/** Layers from a table: a header with name, paramsMB, flops and, if wanted, activationMB and stateMB; one layer a line. */
export function readCsvLayers(path: string, text: string): Outcome<ModelProfile> {
  const [header = [], ...lines] = csvParseRows(text.replace(/^\uFEFF/, ""));
  const places = columns.map((column) => header.findIndex((title) => title.trim() === column));
  const problems: Problem[] = [];
  for (const [i, column] of columns.slice(0, 3).entries()) {
    if ((places[i] as number) < 0)
      problems.push({ path: `${path}: line 1`, message: `no column ${column}`, given: header.join() });
  }
  if (problems.length > 0) return failure(problems);
  const rows: { readonly cells: readonly string[]; readonly line: number }[] = [];
  let next = 1 + linesOf(header);
  for (const cells of lines) {
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ cells, line: next });
    next += linesOf(cells);
  }
  if (rows.length > limits.layers) {
    return failure([{ path, message: "too many layers", given: rows.length, allowed: `at most ${limits.layers}` }]);
  }
  const number = (cells: readonly string[], column: number, line: number): number | undefined => {
    const cell = cells[places[column] as number]?.trim() ?? "";
    if (cell === "" && column > 2) return undefined;
    const value = parseDecimal(cell);
    if (value >= 0 && value < Number.POSITIVE_INFINITY) return value;
    const at = `${path}: line ${line}, ${columns[column]}`;
    problems.push({ path: at, message: "not allowed here", given: cell, allowed: "a number at least 0" });
    return undefined;
  };
  const layers = rows.map(({ cells, line }) => {
    const activationMB = number(cells, 3, line);
    const stateMB = number(cells, 4, line);
    return {
      name: cells[places[0] as number]?.trim() ?? "",
      paramsMB: number(cells, 1, line) ?? 0,
      flops: number(cells, 2, line) ?? 0,
      ...(activationMB !== undefined && { activationMB }),
      ...(stateMB !== undefined && { stateMB }),
    };
  });
  return problems.length > 0 ? failure(problems.slice(0, 20)) : success({ layers });
}

/** Of the text, of which quoted cells may take several. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 1);
}
