import type { Problem } from "../core/base/outcome";

/** Problems of what a file holds, under the file's name. */
export function problemsIn(file: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: problem.path === "" ? file : `${file}: ${problem.path}` }));
}
