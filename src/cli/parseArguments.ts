import { parseArgs } from "node:util";
import { failure, type Outcome, success } from "../core/base/outcome";
import type { Command, CommandArguments } from "./command";
import { unknownName } from "./suggest";

/** Reads what follows a command's name: one target (and an output, where the command has one), options each at most once. The error is a message with what is allowed. */
export function parseArguments(command: Command, args: readonly string[]): Outcome<CommandArguments, string> {
  const known = new Map(command.options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      command.options.map(({ name, value }) => [name, { type: value === undefined ? "boolean" : "string" } as const]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options = new Map<string, string>();
  const targets: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") targets.push(token.value);
    if (token.kind !== "option") continue;
    const option = known.get(token.name);
    if (option === undefined) {
      const candidates = [...known.keys(), "help"].map((name) => `--${name}`);
      return failure(unknownName("option", token.rawName, candidates));
    }
    if (options.has(option.name)) return failure(`--${option.name} is given twice`);
    if (option.value === undefined && token.value !== undefined) return failure(`--${option.name} takes no value`);
    if (option.value !== undefined && (token.value === undefined || token.value === ""))
      return failure(`--${option.name} needs a value: ${option.value}`);
    if (option.allowed !== undefined && !option.allowed.includes(token.value ?? ""))
      return failure(unknownName(`value of --${option.name}`, token.value ?? "", option.allowed));
    options.set(option.name, token.value ?? "");
  }
  const [target, output] = targets;
  if (target === undefined) return failure(`${command.target} is missing`);
  if (command.output === undefined && targets.length > 1) {
    return failure(`more than one ${command.target}: ${targets.join(", ")}`);
  }
  if (targets.length > 2) return failure(`more than ${command.target} and ${command.output}: ${targets.join(", ")}`);
  return success({ target, options, ...(output !== undefined && { output }) });
}
