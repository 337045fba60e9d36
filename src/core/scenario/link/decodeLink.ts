import { strFromU8 } from "fflate";
import { crc32 } from "../../base/crc32";
import { parseInstant } from "../../base/instant";
import { failure, type Outcome, success } from "../../base/outcome";
import { under } from "../../base/propertyPath";
import { limits } from "../limits";
import { parseScenario } from "../parseScenario";
import { plainDataProblems } from "../plainData";
import { readJson } from "../readJson";
import { zodProblems } from "../zodProblems";
import { decodeBase64Url } from "./base64Url";
import { inflateCapped } from "./inflateCapped";
import { type LinkContent, type LinkView, linkViewSchema } from "./linkContent";
import { headerBytes, linkPrefix } from "./linkForm";

/** Deflate never makes data much longer, and base64 a third longer: no link of ours exceeds this. */
const maxLetters = 2 * limits.documentBytes;

const contentKeys = new Set(["scenario", "view"]);

/**
 * Reads a link: a whole address with a fragment, the fragment, or its text alone; white space from wrapped mail is ignored. Nothing that
 * the text holds is trusted: its inflated size is capped, and the scenario passes the same checks as a file.
 */
export function decodeLink(text: string): Outcome<LinkContent> {
  const fragment = fragmentOf(text);
  if (!fragment.ok) return fragment;
  const json = unpack(fragment.value);
  if (!json.ok) return json;
  const data = readJson(json.value, limits.documentBytes);
  return data.ok ? contentOf(data.value) : data;
}

function fragmentOf(text: string): Outcome<string> {
  if (text.length > 2 * maxLetters) return refuse("the link is too long", `at most ${maxLetters} characters`);
  const letters = text.replace(/\s+/g, "");
  const fragment = letters.slice(letters.indexOf("#") + 1);
  const version = /^ow([1-9]\d{0,5})\./.exec(fragment);
  if (!version) return refuse("not a link of Orbitweave", `a link with #${linkPrefix}...`);
  if (version[0] !== linkPrefix)
    return refuse("the link was made by a newer Orbitweave", `links of version ${linkPrefix}`);
  if (fragment.length > maxLetters) return refuse("the link is too long", `at most ${maxLetters} characters`);
  return success(fragment.slice(linkPrefix.length));
}

function unpack(letters: string): Outcome<string> {
  const payload = decodeBase64Url(letters);
  if (!payload) return refuse("the link is damaged: it holds characters that no link has");
  if (payload.length < headerBytes) return refuse("the link is cut short");
  const header = new DataView(payload.buffer);
  const deflated = payload.subarray(headerBytes);
  const declared = header.getUint32(0);
  if (deflated.length < declared) {
    return refuse(`the link is cut short: ${deflated.length} of ${declared} bytes are there`);
  }
  if (deflated.length > declared) return refuse("the link is damaged: there is more behind its end");
  if (crc32(deflated) !== header.getUint32(4)) return refuse("the link is damaged: its checksum does not match");
  const inflated = inflateCapped(deflated, limits.documentBytes);
  if (inflated.ok) return success(strFromU8(inflated.value));
  return inflated.error === "damaged"
    ? refuse("the link is damaged: it cannot be inflated")
    : refuse("the link inflates past its limit", `at most ${limits.documentBytes / 1e6} MB`);
}

function contentOf(data: unknown): Outcome<LinkContent> {
  const unsafe = plainDataProblems(data);
  if (unsafe.length > 0) return failure(unsafe);
  if (typeof data !== "object" || data === null || Array.isArray(data)) return refuse("the link holds no scenario");
  const unknown = Object.keys(data).filter((key) => !contentKeys.has(key));
  if (unknown.length > 0) return failure(unknown.map((path) => ({ path, message: "unknown key" })));
  const { scenario: document, view: viewData } = data as { readonly scenario?: unknown; readonly view?: unknown };

  const parsed = parseScenario(document);
  if (!parsed.ok) return failure(under("scenario", parsed.error));
  const { scenario, warnings } = parsed.value;
  const content = { scenario, ...(warnings.length > 0 && { warnings }) };
  if (viewData === undefined) return success(content);
  const view = viewOf(viewData);
  return view.ok ? success({ ...content, view: view.value }) : failure(under("view", view.error));
}

function viewOf(data: unknown): Outcome<LinkView> {
  const shaped = linkViewSchema.safeParse(data);
  if (!shaped.success) return failure(zodProblems(shaped.error, data));
  const { time, ...view } = shaped.data;
  if (time === undefined) return success(view);
  const instant = parseInstant(time);
  return instant.ok
    ? success({ timeMs: instant.value, ...view })
    : failure([{ path: "time", message: instant.error, given: time }]);
}

function refuse(message: string, allowed?: string): Outcome<never> {
  return failure([{ path: "", message, ...(allowed !== undefined && { allowed }) }]);
}
