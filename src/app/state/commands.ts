import { create } from "zustand";
import { failure, type Outcome, success } from "../../core/base/outcome";
import type { z } from "../../core/base/zod";

/** An action of the app. Menus, buttons, shortcuts and tests all run it by its id. */
export interface Command {
  /** Stable, `group.action`. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** Keys as `mod+k`, `shift+/`, `space`, `[`; `mod` is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string;
  /** Keys that do the same, for those who are used to them. */
  readonly secondShortcut?: string;
  /** False while it makes no sense: greyed out, and its shortcut does nothing. */
  readonly when?: () => boolean;
  /** What the argument must be; none: the command takes none. */
  readonly argument?: z.ZodType;
  /** Gets the checked argument. */
  readonly run: (argument?: unknown) => void | Promise<void>;
}

interface CommandRegistry {
  readonly commands: ReadonlyMap<string, Command>;
}

const registry = create<CommandRegistry>()(() => ({ commands: new Map() }));

/** Adds commands; returns what takes them out again. A second command of one id is a bug, and so are keys of two that always make sense. */
export function registerCommands(added: readonly Command[]): () => void {
  const commands = new Map(registry.getState().commands);
  for (const command of added) {
    if (commands.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    const rival = rivalOf(command, commands.values());
    if (rival !== undefined) throw new Error(`${command.id} and ${rival.id} have the same keys`);
    commands.set(command.id, command);
  }
  registry.setState({ commands });
  return () => {
    const left = new Map(registry.getState().commands);
    for (const { id } of added) left.delete(id);
    registry.setState({ commands: left });
  };
}

function rivalOf(command: Command, others: Iterable<Command>): Command | undefined {
  const keys = keysOf(command);
  if (keys.length === 0) return undefined;
  return [...others].find((other) => keysOf(other).some((key) => keys.includes(key)));
}

/** The keys that a command has whatever the state of the app. */
function keysOf({ shortcut, secondShortcut, when }: Command): readonly string[] {
  return when === undefined ? [shortcut, secondShortcut].filter((key) => key !== undefined) : [];
}

/** Runs a command with its argument checked. Why it did not run comes back in words. */
export async function runCommand(id: string, argument?: unknown): Promise<Outcome<void, string>> {
  const command = registry.getState().commands.get(id);
  if (command === undefined) return failure(`there is no command ${id}`);
  if (command.when?.() === false) return failure(`${command.title} is not possible now`);
  if (command.argument === undefined) {
    await command.run();
    return success(undefined);
  }
  const checked = command.argument.safeParse(argument);
  if (!checked.success) return failure(`${command.title}: ${checked.error.issues[0]?.message ?? "wrong argument"}`);
  await command.run(checked.data);
  return success(undefined);
}

export function useCommands(): readonly Command[] {
  const commands = registry((state) => state.commands);
  return [...commands.values()];
}

/** Whoever looks commands up outside of components. */
export function allCommands(): readonly Command[] {
  return [...registry.getState().commands.values()];
}
