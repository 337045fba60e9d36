import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { ElementEntries } from "./elementFile";
import type { OmmRecord } from "./omm";
import { isOmmKey, ommEntries } from "./ommEntries";

/** Reads OMMs in CCSDS XML (505.0): one `omm`, or several inside `ndm`. */
export function readOmmXml(text: string): ElementEntries {
  // Entity declarations are the way to make a small file large; no OMM has any.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse("document type declarations are not read");
  const valid = validate(text);
  if (valid !== undefined) return valid;
  try {
    const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, ignoreDeclaration: true });
    const messages: OmmRecord[] = [];
    collectMessages(parser.parse(text), 0, messages);
    return ommEntries(messages);
  } catch (error) {
    return refuse(`XML cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function validate(text: string): ElementEntries | undefined {
  const valid = XMLValidator.validate(text);
  if (valid === true) return undefined;
  const { line, msg } = valid.err;
  return { entries: [], problems: [{ path: `line ${line}`, message: `not XML: ${msg}` }] };
}

function refuse(message: string): ElementEntries {
  return { entries: [], problems: [{ path: "", message }] };
}

/** ndm > omm > body > segment > metadata, data > ...: deeper than this is nothing of ours. */
const maxDepth = 8;

function collectMessages(node: unknown, depth: number, messages: OmmRecord[]): void {
  if (typeof node !== "object" || node === null || depth > maxDepth) return;
  if (Array.isArray(node)) {
    for (const item of node) collectMessages(item, depth + 1, messages);
    return;
  }
  for (const [tag, child] of Object.entries(node)) {
    if (tag.replace(/^.*:/, "") !== "omm") collectMessages(child, depth + 1, messages);
    else for (const message of Array.isArray(child) ? child : [child]) messages.push(fieldsOf(message));
  }
}

/** All fields of a message in one record: their names are unique across its sections. */
function fieldsOf(message: unknown): OmmRecord {
  const fields: [string, string][] = [];
  const visit = (node: unknown, depth: number): void => {
    if (typeof node !== "object" || node === null || depth > maxDepth) return;
    for (const [tag, child] of Object.entries(node)) {
      if (typeof child !== "string") visit(child, depth + 1);
      else if (isOmmKey(tag)) fields.push([tag, child]);
    }
  };
  visit(message, 0);
  return Object.fromEntries(fields);
}
