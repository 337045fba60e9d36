/** One setting of a form: a dotted path of `learning`. */
export type SettingField = {
  readonly path: string;
  readonly label: string;
  /** What the label leaves out. */
  readonly hint?: string;
  /** What its value comes to here. */
  readonly effect?: string;
  /** What is left out as a whole where this is left empty; default itself. */
  readonly clears?: string;
} & (
  | { readonly control: "number" | "numbers" | "text"; readonly fallback: string }
  | {
      readonly control: "switch";
      /** What the plan says where it is on; default true. */
      readonly stored?: object;
    }
  | { readonly control: "choice"; readonly choices: readonly Choice[]; readonly fallback: string }
);

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What the plan says for it; undefined: nothing. */
  readonly stored: unknown;
}

/** Which choice a value of the plan is: an object tells by its kind or codec. */
export function choiceOf(value: unknown, fallback: string): string {
  if (value === undefined) return fallback;
  if (typeof value !== "object" || value === null) return String(value);
  if ("kind" in value) return String(value.kind);
  return "codec" in value ? String(value.codec) : "on";
}

export function numberField(path: string, label: string, fallback: string, hint?: string): SettingField {
  return { path, label, control: "number", fallback, ...(hint !== undefined && { hint }) };
}

/** Choices from titles; `store` says what the plan says for each. */
export function choicesOf(
  titles: Readonly<Record<string, string>>,
  store: (value: string) => unknown = (value) => value,
): Choice[] {
  return Object.entries(titles).map(([value, label]) => ({ value, label, stored: store(value) }));
}
