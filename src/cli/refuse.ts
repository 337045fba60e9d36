import { type ExitCode, exitCodes, type Io } from "./io";

/** Says what is wrong with the arguments, a line each, and returns the exit code of bad input. */
export function refuse(io: Io, ...messages: readonly string[]): ExitCode {
  for (const message of messages) io.complain(`error: ${message}`);
  return exitCodes.badInput;
}
