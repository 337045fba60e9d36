/** Where a text stops being JSON, and why. */
export interface JsonFault {
  /** In UTF-16 code units from the start. */
  readonly offset: number;
  readonly message: string;
}

const space = /[ \t\n\r]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const plain = /[ !#-[\]-\uffff]*/.source;
// Unrolled, so that it runs in linear time on long strings that are never closed.
const quoted = new RegExp(`"${plain}(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})${plain})*"`, "y");

/**
 * Finds the first fault of a text that `JSON.parse` refused (RFC 8259's grammar), without recursion, so that depth cannot exhaust the
 * stack.
 */
export function findJsonFault(text: string): JsonFault {
  const open: ("{" | "[")[] = [];
  let offset = 0;
  const skip = (form: RegExp): boolean => {
    form.lastIndex = offset;
    if (!form.test(text)) return false;
    offset = form.lastIndex;
    return true;
  };
  const fault = (expected: string): JsonFault => {
    if (offset >= text.length) return { offset, message: `the text ends where ${expected} is expected` };
    const found = JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0));
    return { offset, message: `${found} where ${expected} is expected` };
  };

  let expecting: "value" | "first" | "key" | "end" = "value";
  for (;;) {
    skip(space);
    const character = text.charAt(offset);
    if (expecting === "first" || expecting === "key") {
      const inObject = open.at(-1) === "{";
      if (expecting === "first" && character === (inObject ? "}" : "]")) {
        offset++;
        open.pop();
        expecting = "end";
        continue;
      }
      if (inObject) {
        if (!skip(quoted)) return fault("a key in double quotes");
        skip(space);
        if (text.charAt(offset) !== ":") return fault("a colon");
        offset++;
      }
      expecting = "value";
      continue;
    }
    if (expecting === "value") {
      if (character === "{" || character === "[") {
        open.push(character);
        offset++;
        expecting = "first";
      } else if (skip(quoted) || skip(scalar)) expecting = "end";
      else return fault(character === '"' ? "a string that is closed and without control characters" : "a value");
      continue;
    }
    const container = open.at(-1);
    if (container === undefined) return fault("the end");
    if (character === ",") expecting = container === "{" ? "key" : "value";
    else if (character === (container === "{" ? "}" : "]")) open.pop();
    else return fault(container === "{" ? "a comma or }" : "a comma or ]");
    offset++;
  }
}
