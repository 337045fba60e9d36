import type { Outcome } from "../core/base/outcome";
import type { Planner } from "../engine/client/planner";

/** What a command sees of the world: `main.ts` gives it the process, tests something of their own. */
export interface Io {
  /** The text of a file, or of the standard input for `-`; of at most `maxBytes`, by default as long as a scenario may be. */
  readText(path: string, maxBytes?: number): Promise<Outcome<string>>;
  /** The bytes of a file of at most `maxBytes`, or of the standard input for `-`. */
  readBytes(path: string, maxBytes: number): Promise<Outcome<Uint8Array>>;
  /** The file of handwritten digits that comes with the command; absent where none does. */
  readDigits?(): Promise<Outcome<Uint8Array>>;
  /** Writes a file anew. */
  writeFile(path: string, bytes: Uint8Array): Promise<Outcome<undefined>>;
  /** Writes to the standard output, and waits where the reader is slow. */
  write(text: string): Promise<void>;
  /** Writes one line to the standard error. */
  complain(line: string): void;
  /** Replaces the progress line on the standard error; absent where that is no terminal. */
  readonly showProgress?: (label: string) => void;
  /** Workers for long computations; whoever asks disposes of them. */
  createPlanner(): Planner;
  /** Version of the package. */
  version(): Promise<string>;
}

/** Meanings of the exit code. */
export const exitCodes = { fine: 0, infeasible: 1, badInput: 2, internal: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
