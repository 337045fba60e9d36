import type { Problem } from "../core/base/outcome";

/** A problem for each key of an options object that is none of the names: one that is misspelt would have no effect. */
export function unknownOptions<Options extends object>(
  options: Options,
  names: Readonly<Record<keyof Options, true>>,
): Problem[] {
  const allowed = Object.keys(names).join(", ");
  if (typeof options !== "object" || options === null) {
    return [{ path: "", message: "wants an object of options", given: options, allowed }];
  }
  return Object.keys(options)
    .filter((key) => !Object.hasOwn(names, key))
    .map((key) => ({ path: key, message: "no such option", allowed }));
}
