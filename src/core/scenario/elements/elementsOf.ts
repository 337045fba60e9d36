import { parseInstant } from "../../base/instant";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { under } from "../../base/propertyPath";
import type { OemEphemeris, OrbitElements } from "../orbitElements";
import type { Orbit } from "../schema";
import { parseOem } from "./oem";
import { parseOmm } from "./omm";
import { parseTle } from "./tle";

/** The checked numbers of a document's orbit. Paths of problems start at the orbit: `line1`, `omm.EPOCH`, `text`. */
export function elementsOf(orbit: Orbit): Outcome<OrbitElements> {
  switch (orbit.kind) {
    case "tle":
      return parseTle(orbit.line1, orbit.line2);
    case "omm": {
      const elements = parseOmm(orbit.omm);
      return elements.ok ? elements : failure(under("omm", elements.error));
    }
    case "keplerian": {
      const { epoch, ...elements } = orbit;
      const epochMs = parseInstant(epoch);
      return epochMs.ok
        ? success({ ...elements, epochMs: epochMs.value })
        : failure([{ path: "epoch", message: epochMs.error, given: epoch }]);
    }
    case "fixed":
      return success(orbit);
    case "oem":
      return ephemerisOf(orbit);
  }
}

/** An ephemeris of megabytes is asked for again and again while its document is edited, and its object stays the same. */
const ephemerides = new WeakMap<Orbit, Outcome<OemEphemeris>>();

function ephemerisOf(orbit: Extract<Orbit, { kind: "oem" }>): Outcome<OemEphemeris> {
  const known = ephemerides.get(orbit);
  if (known) return known;
  const parsed = parseOem(orbit.text);
  const read = parsed.ok ? parsed : failure(parsed.error.map(inText));
  ephemerides.set(orbit, read);
  return read;
}

function inText({ path, message, ...rest }: Problem): Problem {
  return { path: "text", message: path === "" ? message : `${path}: ${message}`, ...rest };
}
