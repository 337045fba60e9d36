import type { Command } from "./command";

/** The help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, target }) => name.length + target.length + 1));
  return [
    "orbitweave <command> FILE [options]",
    "",
    "Plans orbital compute clusters. FILE is a scenario (JSON), or - for the standard input.",
    "",
    "Commands:",
    ...commands.map(({ name, target, summary }) => `  ${`${name} ${target}`.padEnd(width)}  ${summary}`),
    "",
    "  orbitweave <command> --help    options, units and examples of a command",
    "  orbitweave --version           the version",
    "",
    "Exit codes: 0 fine, 1 infeasible or unreachable, 2 bad input, 3 internal error.",
    "",
  ].join("\n");
}

/** The help of one command. */
export function commandHelp({ name, target, summary, options, details, examples }: Command): string {
  const left = options.map((option) => `--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`);
  const width = Math.max(...left.map((text) => text.length), 6);
  return [
    `orbitweave ${name} ${target} [options]`,
    "",
    summary,
    "",
    ...options.map(({ help }, i) => `  ${(left[i] ?? "").padEnd(width)}  ${help}`),
    `  ${"--help".padEnd(width)}  this text`,
    "",
    details,
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}
