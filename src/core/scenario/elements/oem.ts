import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { limits } from "../limits";
import type { OemEphemeris, OemSegment } from "../orbitElements";
import { type OemBlock, oemBlocks } from "./oemBlocks";
import { oemSegment } from "./oemSegment";

const versions = ["1.0", "2.0", "3.0"];

/** More complaints than this about one message help nobody. */
const maxProblems = 50;

/**
 * Reads one Orbit Ephemeris Message in KVN (CCSDS 502.0-B, versions 1.0, 2.0 and 3.0): frames TEME, EME2000 / ICRF / GCRF and ITRF, times in
 * UTC, TAI, TT or GPS, interpolation LINEAR, LAGRANGE or HERMITE. Refused are other frames, centres and methods, times that do not rise, and
 * a text larger than a document may be. Paths of problems are `line 12`, or "" for the whole. Never throws.
 */
export function parseOem(text: string): Outcome<OemEphemeris> {
  if (text.length > limits.documentBytes) {
    const given = `${(text.length / 1e6).toFixed(1)} MB`;
    return failure([
      { path: "", message: "the message is too long", given, allowed: `at most ${limits.documentBytes / 1e6} MB` },
    ]);
  }
  const { header, blocks, problems } = oemBlocks(text);
  if (problems.length > 0) return failure(shortened(problems));
  const version = header.get("CCSDS_OEM_VERS");
  if (!version) return failure([{ path: "", message: "CCSDS_OEM_VERS is missing", allowed: versions.join(", ") }]);
  if ([...header.keys()][0] !== "CCSDS_OEM_VERS") {
    return failure([{ path: `line ${version.line}`, message: "CCSDS_OEM_VERS is not the first field" }]);
  }
  if (!versions.includes(version.text)) {
    const path = `line ${version.line}`;
    return failure([
      { path, message: "unknown version of the message", given: version.text, allowed: versions.join(", ") },
    ]);
  }
  if (blocks.length === 0) return failure([{ path: "", message: "no META_START: the message has no segment" }]);
  return joinSegments(blocks);
}

function joinSegments(blocks: readonly OemBlock[]): Outcome<OemEphemeris> {
  const problems: Problem[] = [];
  const segments: OemSegment[] = [];
  for (const block of blocks) {
    const segment = oemSegment(block);
    if (!segment.ok) {
      problems.push(...segment.error);
      continue;
    }
    const before = segments.at(-1);
    if (before && segment.value.startMs < before.stopMs) {
      const message = "this segment's useable interval begins before that of the segment before ends";
      problems.push({ path: `line ${block.line}`, message });
    }
    segments.push(segment.value);
  }
  problems.push(...objectProblems(blocks));
  return problems.length > 0 ? failure(shortened(problems)) : success({ kind: "oem", segments });
}

/** A message is about one object. */
function objectProblems(blocks: readonly OemBlock[]): Problem[] {
  const object = blocks[0]?.fields.get("OBJECT_ID")?.text;
  return blocks.flatMap(({ fields }) => {
    const other = fields.get("OBJECT_ID");
    if (object === undefined || !other || other.text === object) return [];
    const message = "another object than that of the first segment";
    return [
      { path: `line ${other.line}`, message, given: other.text, allowed: `${object}; one message for each object` },
    ];
  });
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= maxProblems) return problems;
  return [
    ...problems.slice(0, maxProblems),
    { path: "", message: `and ${problems.length - maxProblems} more problems` },
  ];
}
