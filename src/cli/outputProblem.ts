import { resolve } from "node:path";

/** What is wrong with where a command's bytes are to go: `-` would make a file of that name, and IN itself would be lost. */
export function outputProblem(target: string, output: string): string | undefined {
  if (output === "-") return "OUT is a file, the standard output gets the figures (given -); allowed: ./- is a file";
  if (target !== "-" && resolve(target) === resolve(output)) {
    return `OUT is the same file as IN (given ${output}); allowed: another file`;
  }
  return undefined;
}
