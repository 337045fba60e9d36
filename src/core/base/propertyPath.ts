import type { Problem } from "./outcome";

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Writes the way to a value as `stations[2].latDeg`; keys that are no identifiers as `["key"]`. */
export function formatPath(keys: readonly PropertyKey[]): string {
  let path = "";
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else if (typeof key === "string" && !identifier.test(key)) path += `[${JSON.stringify(key)}]`;
    else path += path === "" ? String(key) : `.${String(key)}`;
  }
  return path;
}

const step = /\.?([A-Za-z_$][A-Za-z0-9_$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** Reads what `formatPath` writes; from where it is none, the rest is left out. */
export function parsePath(path: string): (string | number)[] {
  const keys: (string | number)[] = [];
  step.lastIndex = 0;
  for (let match = step.exec(path); match; match = step.exec(path)) {
    const [, name, index, quoted] = match;
    if (name !== undefined) keys.push(name);
    else keys.push(index !== undefined ? Number(index) : String(JSON.parse(quoted ?? '""')));
  }
  return keys;
}

/** The same problems, their paths seen from further out. */
export function under(outer: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => {
    const joint = problem.path === "" || outer === "" || problem.path.startsWith("[") ? "" : ".";
    return { ...problem, path: `${outer}${joint}${problem.path}` };
  });
}
