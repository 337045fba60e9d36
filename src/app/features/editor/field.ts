import type { Problem } from "../../../core/base/outcome";

/** One input of a form: a property of a document's object as text, and back. */
export interface Field<T> {
  /** Path of what it edits, as problems name it: `latDeg`, `orbit.raanDeg`. */
  readonly key: string;
  readonly label: string;
  /** Stands behind the label. */
  readonly unit?: string;
  readonly control: "line" | "number" | "area" | "choice" | "switch" | "mask";
  readonly choices?: readonly Choice[];
  /** What holds where it is left empty. */
  readonly fallback?: string;
  /** Takes effect when it is left or Enter is pressed, not with every letter. */
  readonly late?: boolean;
  /** Takes the whole width of the form. */
  readonly wide?: boolean;
  /** Paths whose problems it shows, where they do not begin with its key. */
  readonly covers?: readonly string[];
  read(item: T): string;
  /** The object with the text taken over, be it valid or not: the document's own check decides. */
  write(item: T, text: string): T;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type Options<T> = Partial<Pick<Field<T>, "unit" | "fallback" | "late" | "wide" | "covers">>;

/** A number; text that is none is handed on as it is, for the check to name. */
export function numberField<T extends object>(key: string, label: string, options: Options<T> = {}): Field<T> {
  return {
    key,
    label,
    control: "number",
    ...options,
    read: (item) => textOf(valueAt(item, key)),
    write: (item, text) => withValueAt(item, key, numberOf(text)),
  };
}

export function textField<T extends object>(
  key: string,
  label: string,
  options: Options<T> & { readonly control?: "line" | "area" } = {},
): Field<T> {
  return {
    key,
    label,
    control: "line",
    ...options,
    read: (item) => textOf(valueAt(item, key)),
    write: (item, text) => withValueAt(item, key, text === "" ? undefined : text),
  };
}

/** An instant, that may be typed as `2026-03-20 12:00` as well; it takes effect when it is left. */
export function instantField<T extends object>(key: string, label: string, options: Options<T> = {}): Field<T> {
  return {
    ...textField<T>(key, label, { unit: "UTC", late: true, ...options }),
    write: (item, text) => withValueAt(item, key, text.trim() === "" ? undefined : isoText(text)),
  };
}

export function choiceField<T extends object>(key: string, label: string, choices: readonly Choice[]): Field<T> {
  return {
    key,
    label,
    control: "choice",
    choices,
    read: (item) => textOf(valueAt(item, key)),
    write: (item, text) => withValueAt(item, key, text),
  };
}

/** On or off; off is the default and leaves the property out. */
export function switchField<T extends object>(key: string, label: string): Field<T> {
  return {
    key,
    label,
    control: "switch",
    wide: true,
    read: (item) => String(valueAt(item, key) === true),
    write: (item, text) => withValueAt(item, key, text === "true" ? true : undefined),
  };
}

/** The problems that belong at a field. */
export function problemsAt<T>({ key, covers = [] }: Field<T>, problems: readonly Problem[]): readonly Problem[] {
  const homes = [key, ...covers];
  return problems.filter(({ path }) =>
    homes.some((home) => path === home || path.startsWith(`${home}.`) || path.startsWith(`${home}[`)),
  );
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Text as a number, where it is one; undefined: nothing. A minus sign may be the one that typesetters use. */
export function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim().replace("\u2212", "-");
  if (trimmed === "") return undefined;
  return decimal.test(trimmed) ? Number(trimmed) : text;
}

const dateAndTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?)?\s*(?:Z|UTC)?$/i;

/** Dates with or without a time of day as the document writes them; what is none stays as it is. */
export function isoText(text: string): string {
  const [, date, time = "00:00", seconds = ":00"] = dateAndTime.exec(text.trim()) ?? [];
  return date === undefined ? text : `${date}T${time}${seconds}Z`;
}

function textOf(value: unknown): string {
  return value === undefined ? "" : String(value);
}

function valueAt(item: object, path: string): unknown {
  let value: unknown = item;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The object with another value; undefined takes the property out, and an inner object that is empty then. */
function withValueAt<T extends object>(item: T, path: string, value: unknown): T {
  const [key = "", ...rest] = path.split(".");
  const changed: Record<string, unknown> = Object.fromEntries(Object.entries(item));
  const inner = changed[key];
  const next =
    rest.length === 0
      ? value
      : withValueAt(typeof inner === "object" && inner !== null ? inner : {}, rest.join("."), value);
  const isEmpty = next === undefined || (typeof next === "object" && next !== null && Object.keys(next).length === 0);
  if (isEmpty) delete changed[key];
  else changed[key] = next;
  return changed as T;
}
