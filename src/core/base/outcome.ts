/** One thing wrong with an input: where, what, the value given, and what is allowed there. */
export interface Problem {
  /** Dotted path into the input (`stations[2].latDeg`), `line 3`, or "" for the whole input. */
  readonly path: string;
  readonly message: string;
  readonly given?: unknown;
  readonly allowed?: string;
}

/** An expected failure is a value; exceptions are for bugs. */
export type Outcome<T, E = readonly Problem[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** A problem as one line for people: path, message, value given, what is allowed. */
export function describeProblem(problem: Problem): string {
  const where = problem.path === "" ? "" : `${problem.path}: `;
  const given = problem.given === undefined ? "" : ` (given ${shorten(problem.given)})`;
  const allowed = problem.allowed === undefined ? "" : `; allowed: ${problem.allowed}`;
  return `${where}${problem.message}${given}${allowed}`;
}

function shorten(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
