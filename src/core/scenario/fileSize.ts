import type { Problem } from "../base/outcome";

/** The whole public catalogue as XML is about 40 MB; what is larger is something else. */
const maxBytes = 64_000_000;

/** Why a file of so many bytes is neither a scenario nor elements; to be asked before it is read, where its size is known. */
export function sizeProblem(name: string, bytes: number): Problem | undefined {
  if (bytes <= maxBytes) return undefined;
  const given = `${(bytes / 1e6).toFixed(1)} MB`;
  return { path: name, message: "the file is too large", given, allowed: `at most ${maxBytes / 1e6} MB` };
}
