import type { Command } from "./command";

/** The help of the whole program. */
export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => usageOf(command).length));
  return [
    "orbitweave <command> FILE [options]",
    "",
    "Plans orbital compute clusters. FILE is a scenario (JSON), or - for the standard input.",
    "",
    "Commands:",
    ...commands.map((command) => `  ${usageOf(command).padEnd(width)}  ${command.summary}`),
    "",
    "  orbitweave <command> --help    options, units and examples of a command",
    "  orbitweave --version           the version",
    "",
    "Exit codes: 0 fine, 1 infeasible or unreachable, 2 bad input, 3 internal error.",
    "",
  ].join("\n");
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const { summary, options, details, examples } = command;
  const left = options.map((option) => `--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`);
  const width = Math.max(...left.map((text) => text.length), 6);
  return [
    `orbitweave ${usageOf(command)} [options]`,
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

function usageOf({ name, target, output }: Command): string {
  return [name, target, ...(output === undefined ? [] : [output])].join(" ");
}
