import { type Instant, parseInstant } from "../core/base/instant";
import { failure, type Outcome, success } from "../core/base/outcome";
import { parseDecimal } from "../core/base/parseDecimal";
import { estimateContacts } from "../core/contact/estimateContacts";
import type { MeshModel } from "../core/mesh/meshModel";
import type { CommandOption } from "./command";
import { unknownName } from "./suggest";

export const fromOption: CommandOption = { name: "from", value: "ID", help: "satellite or station at the start" };
export const toOption: CommandOption = { name: "to", value: "ID", help: "satellite or station at the end" };
export const atOption: CommandOption = {
  name: "at",
  value: "T",
  help: "instant, UTC; default: the window's start; may lie outside the window",
};
export const largeOption: CommandOption = { name: "large", help: "go ahead above 2 million contact windows or 1 GB" };

/** The instant of `--at`, by default `startMs`. */
export function readAt(options: ReadonlyMap<string, string>, startMs: number): Outcome<Instant, string> {
  const text = options.get("at");
  if (text === undefined) return success(startMs as Instant);
  const instant = parseInstant(text);
  return instant.ok ? instant : failure(`--at ${JSON.stringify(text)}: ${instant.error}`);
}

/** The node of `--from` or `--to`, one of `ids`. */
export function readNode(
  options: ReadonlyMap<string, string>,
  name: "from" | "to",
  ids: readonly string[],
): Outcome<number, string> {
  const id = options.get(name);
  if (id === undefined) return failure(`--${name} is missing`);
  const node = ids.indexOf(id);
  return node >= 0 ? success(node) : failure(`--${name}: ${unknownName("node", id, ids)}`);
}

/** A number of an option; the error names what is allowed. */
export function readNumber(
  options: ReadonlyMap<string, string>,
  name: string,
  isAllowed: (value: number) => boolean,
  allowed: string,
): Outcome<number, string> {
  const text = options.get(name);
  if (text === undefined) return failure(`--${name} is missing`);
  const value = parseDecimal(text);
  return isAllowed(value) ? success(value) : failure(`--${name} ${JSON.stringify(text)}: allowed: ${allowed}`);
}

/** Why the contacts of a mesh are too many to be found unasked, or undefined. */
export function tooManyContacts(
  model: Pick<MeshModel, "satellites" | "stations" | "durationSeconds">,
  options: ReadonlyMap<string, string>,
): string | undefined {
  const estimate = estimateContacts(model.satellites, model.stations, model.durationSeconds);
  if (!estimate.tooLarge || options.has("large")) return undefined;
  const millions = (estimate.windows / 1e6).toFixed(1);
  return `about ${millions} million contact windows: shorten the window, or pass --large`;
}

/** The values of several outcomes, or all their errors. */
export function allOf<Values extends readonly unknown[]>(
  ...outcomes: { readonly [K in keyof Values]: Outcome<Values[K], string> }
): Outcome<Values, readonly string[]> {
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  if (errors.length > 0) return failure(errors);
  return success(outcomes.map((outcome) => (outcome.ok ? outcome.value : undefined)) as unknown as Values);
}
