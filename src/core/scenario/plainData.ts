import type { Problem } from "../base/outcome";
import { formatPath } from "../base/propertyPath";

/** Deeper than any document of ours; keeps recursion over foreign data away from the stack's end. */
const maxDepth = 32;

/** More values than the text of a document can hold. */
const maxValues = 1_000_000;

/** Keys with which data can reach the prototype of an object. */
const dangerousKeys = new Set(["__proto__", "constructor", "prototype"]);

/** What makes foreign data unsafe to handle at all: dangerous keys, depth and sheer size (a cycle is endless depth). At most one problem. */
export function plainDataProblems(input: unknown): Problem[] {
  let values = 0;
  const keys: (string | number)[] = [];
  const visit = (value: unknown): Problem | undefined => {
    if (typeof value !== "object" || value === null) return undefined;
    if (keys.length > maxDepth) {
      return { path: formatPath(keys.slice(0, 4)), message: "nested too deeply", allowed: `${maxDepth} levels` };
    }
    for (const key of Object.keys(value)) {
      if (++values > maxValues) return { path: "", message: "too many values", allowed: `${maxValues} values` };
      keys.push(Array.isArray(value) ? Number(key) : key);
      const found = dangerousKeys.has(key)
        ? { path: formatPath(keys), message: `key ${key} is not allowed anywhere` }
        : visit((value as Record<string, unknown>)[key]);
      if (found) return found;
      keys.pop();
    }
    return undefined;
  };
  const problem = visit(input);
  return problem ? [problem] : [];
}
