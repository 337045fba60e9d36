import type { ExitCode, Io } from "./io";

/** One option of a command. */
export interface CommandOption {
  readonly name: string;
  /** How its value is written in the help; absent for a switch. */
  readonly value?: string;
  /** The values it may have, where they are few. */
  readonly allowed?: readonly string[];
  readonly help: string;
}

/** What the arguments of a command were. */
export interface CommandArguments {
  /** FILE or LINK. */
  readonly target: string;
  /** The second argument, where the command has one and it is given. */
  readonly output?: string;
  /** Values of the options given, "" for switches. */
  readonly options: ReadonlyMap<string, string>;
}

export interface Command {
  readonly name: string;
  /** How the first positional argument is called: FILE, LINK or IN. */
  readonly target: string;
  /** How the second one is called, where there is one. */
  readonly output?: string;
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** What the help says besides: output, units. */
  readonly details: string;
  readonly examples: readonly string[];
  run(given: CommandArguments, io: Io): Promise<ExitCode>;
}

/** The `--format` option with the formats of a command; the first is the default. */
export function formatOption(...allowed: readonly string[]): CommandOption {
  return { name: "format", value: allowed.join("|"), allowed, help: `how to write the result; default ${allowed[0]}` };
}
