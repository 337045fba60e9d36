import type { Command } from "./command";
import { compressCommand } from "./commands/compress";
import { contactPlanCommand } from "./commands/contactPlan";
import { contactsCommand } from "./commands/contacts";
import { decompressCommand } from "./commands/decompress";
import { deliverCommand } from "./commands/deliver";
import { ephemerisCommand } from "./commands/ephemeris";
import { linkCommand } from "./commands/link";
import { meshCommand } from "./commands/mesh";
import { openCommand } from "./commands/open";
import { partitionCommand } from "./commands/partition";
import { positionsCommand } from "./commands/positions";
import { profileCommand } from "./commands/profile";
import { routeCommand } from "./commands/route";
import { routesCommand } from "./commands/routes";
import { scheduleCommand } from "./commands/schedule";
import { trainCommand } from "./commands/train";
import { validateCommand } from "./commands/validate";
import { commandHelp, programHelp } from "./help";
import { type ExitCode, exitCodes, type Io } from "./io";
import { parseArguments } from "./parseArguments";
import { unknownName } from "./suggest";

const commands: readonly Command[] = [
  validateCommand,
  positionsCommand,
  contactsCommand,
  ephemerisCommand,
  meshCommand,
  routeCommand,
  routesCommand,
  contactPlanCommand,
  deliverCommand,
  scheduleCommand,
  partitionCommand,
  profileCommand,
  compressCommand,
  decompressCommand,
  trainCommand,
  linkCommand,
  openCommand,
];

/** Runs the program with these arguments (without interpreter and script), and returns its exit code. */
export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    io.complain(`orbitweave: internal error: ${error instanceof Error ? error.message : String(error)}`);
    return exitCodes.internal;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === undefined) {
    io.complain(programHelp(commands));
    return exitCodes.badInput;
  }
  if (name === "--version") {
    await io.write(`${await io.version()}\n`);
    return exitCodes.fine;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    await io.write(programHelp(commands));
    return exitCodes.fine;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    io.complain(
      `orbitweave: ${unknownName(
        "command",
        name,
        commands.map((candidate) => candidate.name),
      )}`,
    );
    return exitCodes.badInput;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    await io.write(commandHelp(command));
    return exitCodes.fine;
  }
  const given = parseArguments(command, rest);
  if (!given.ok) {
    io.complain(`orbitweave ${name}: ${given.error}`);
    io.complain(`Try: orbitweave ${name} --help`);
    return exitCodes.badInput;
  }
  return command.run(given.value, io);
}
