import { jsonLanguage } from "@codemirror/lang-json";
import { parsePath } from "../../../core/base/propertyPath";

/** A stretch of a text, in UTF-16 code units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

type Node = ReturnType<typeof jsonLanguage.parser.parse>["topNode"];

/**
 * Where in a JSON text each problem's path points: to the value, to the key where that is what is wrong, to the object that lacks something, or to a
 * line and column. Never outside of the text.
 */
export function rangesOfPaths(text: string, paths: readonly string[]): TextRange[] {
  const root = jsonLanguage.parser.parse(text).topNode.firstChild;
  return paths.map((path) => within(text, rangeOfLine(text, path) ?? rangeOfKeys(text, root, path)));
}

const lineAndColumn = /^line (\d+), column (\d+)$/;

function rangeOfLine(text: string, path: string): TextRange | undefined {
  const [, line, column] = lineAndColumn.exec(path) ?? [];
  if (line === undefined || column === undefined) return undefined;
  let from = 0;
  for (let n = 1; n < Number(line); n++) from = text.indexOf("\n", from) + 1;
  from += Number(column) - 1;
  return { from, to: from + 1 };
}

function rangeOfKeys(text: string, root: Node | null, path: string): TextRange {
  let node = root;
  let found: TextRange = { from: 0, to: 1 };
  for (const key of parsePath(path)) {
    if (node === null) return found;
    const member = memberOf(text, node, key);
    // What is missing is missing from here.
    if (member === null) return { from: node.from, to: node.from + 1 };
    node = member;
    found = rangeOf(text, node);
  }
  return node === null || path === "" ? found : rangeOf(text, node);
}

function memberOf(text: string, node: Node, key: string | number): Node | null {
  if (typeof key === "number") {
    return node.name === "Array" ? (childValues(node).at(key) ?? null) : null;
  }
  if (node.name !== "Object") return null;
  // Of two equal keys the later one counts.
  const property = node
    .getChildren("Property")
    .findLast(({ firstChild }) => firstChild && nameOf(text.slice(firstChild.from, firstChild.to)) === key);
  return property ? (childValues(property)[0] ?? null) : null;
}

/** A list's values, a property's value. */
function childValues(node: Node): Node[] {
  const values: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/^(?:Object|Array|String|Number|True|False|Null)$/.test(child.name)) values.push(child);
  }
  return values;
}

function nameOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** A value that goes over lines is marked where it begins, by its key where it has one. */
function rangeOf(text: string, node: Node): TextRange {
  const isLong = text.slice(node.from, node.to).includes("\n");
  const { parent } = node;
  if (!isLong) return { from: node.from, to: node.to };
  const name = parent?.name === "Property" ? parent.firstChild : null;
  return name ? { from: name.from, to: name.to } : { from: node.from, to: node.from + 1 };
}

function within(text: string, { from, to }: TextRange): TextRange {
  const start = Math.min(Math.max(from, 0), Math.max(0, text.length - 1));
  return { from: start, to: Math.min(Math.max(to, start), text.length) };
}
