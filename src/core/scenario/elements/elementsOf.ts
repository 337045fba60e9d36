import { parseInstant } from "../../base/instant";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { under } from "../../base/propertyPath";
import type { OrbitElements } from "../orbitElements";
import type { Orbit } from "../schema";
import { parseOem } from "./oem";
import { parseOmm } from "./omm";
import { parseTle } from "./tle";

/** A document's orbits are asked for again and again while it is edited, and those that did not change are the same objects. */
const known = new WeakMap<Orbit, Outcome<OrbitElements>>();

/** The checked numbers of a document's orbit. Paths of problems start at the orbit: `line1`, `omm.EPOCH`, `text`. */
export function elementsOf(orbit: Orbit): Outcome<OrbitElements> {
  let elements = known.get(orbit);
  if (elements === undefined) {
    elements = readOrbit(orbit);
    known.set(orbit, elements);
  }
  return elements;
}

function readOrbit(orbit: Orbit): Outcome<OrbitElements> {
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
    case "oem": {
      const ephemeris = parseOem(orbit.text);
      return ephemeris.ok ? ephemeris : failure(ephemeris.error.map(inText));
    }
  }
}

function inText({ path, message, ...rest }: Problem): Problem {
  return { path: "text", message: path === "" ? message : `${path}: ${message}`, ...rest };
}
