import { parseInstant } from "../../base/instant";
import { failure, type Outcome, success } from "../../base/outcome";
import { under } from "../../base/propertyPath";
import type { OrbitElements } from "../orbitElements";
import type { Orbit } from "../schema";
import { parseOmm } from "./omm";
import { parseTle } from "./tle";

/** The checked numbers of a document's orbit. Paths of problems start at the orbit: `line1`, `omm.EPOCH`. */
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
  }
}
