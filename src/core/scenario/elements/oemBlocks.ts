import type { Problem } from "../../base/outcome";

/** A line of the message, or the value of one of its fields, and where it stands, from 1. */
export interface OemLine {
  readonly line: number;
  readonly text: string;
}

export type OemFields = ReadonlyMap<string, OemLine>;

/** A metadata section and the ephemeris lines behind it. */
export interface OemBlock {
  /** Where its META_START stands. */
  readonly line: number;
  readonly fields: OemFields;
  readonly states: readonly OemLine[];
}

interface OemBlocks {
  readonly header: OemFields;
  readonly blocks: readonly OemBlock[];
  /** What is wrong with the message's structure; paths are `line 12`. */
  readonly problems: readonly Problem[];
}

const keyForm = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * Takes an OEM in KVN (CCSDS 502.0-B, section 5) apart into header, metadata and ephemeris lines, without reading their values. Comments,
 * blank lines and covariance sections are passed over. A field given twice keeps its first value and is a problem.
 */
export function oemBlocks(text: string): OemBlocks {
  const problems: Problem[] = [];
  const header = new Map<string, OemLine>();
  const blocks: { line: number; fields: Map<string, OemLine>; states: OemLine[] }[] = [];
  let section: "header" | "metadata" | "ephemeris" | "covariance" = "header";
  const expect = (right: boolean, line: OemLine, message: string): void => {
    if (!right) problems.push({ path: `line ${line.line}`, message, given: line.text });
  };

  for (const [i, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = { line: i + 1, text: raw.trim() };
    if (line.text === "" || /^COMMENT\b/.test(line.text)) continue;
    const block = blocks.at(-1);
    switch (line.text) {
      case "META_START":
        expect(section === "header" || section === "ephemeris", line, `begins inside the ${section} section`);
        blocks.push({ line: line.line, fields: new Map(), states: [] });
        section = "metadata";
        continue;
      case "META_STOP":
        expect(section === "metadata", line, "no META_START before it");
        section = "ephemeris";
        continue;
      case "COVARIANCE_START":
        expect(section === "ephemeris", line, `begins inside the ${section} section`);
        section = "covariance";
        continue;
      case "COVARIANCE_STOP":
        expect(section === "covariance", line, "no COVARIANCE_START before it");
        section = "ephemeris";
        continue;
    }
    if (section === "covariance") continue;
    if (section === "ephemeris" && block) {
      block.states.push(line);
      continue;
    }
    const problem = addField(section === "metadata" && block ? block.fields : header, line);
    if (problem) problems.push(problem);
  }
  if (section === "metadata")
    problems.push({ path: `line ${blocks.at(-1)?.line}`, message: "META_START has no META_STOP" });
  if (section === "covariance")
    problems.push({ path: "", message: "the last COVARIANCE_START has no COVARIANCE_STOP" });
  return { header, blocks, problems };
}

function addField(fields: Map<string, OemLine>, { line, text }: OemLine): Problem | undefined {
  const equals = text.indexOf("=");
  const key = text.slice(0, Math.max(0, equals)).trim();
  if (!keyForm.test(key)) return { path: `line ${line}`, message: "not KEY = value", given: text };
  if (fields.has(key)) return { path: `line ${line}`, message: `${key} is given twice`, given: text };
  fields.set(key, { line, text: text.slice(equals + 1).trim() });
  return undefined;
}
