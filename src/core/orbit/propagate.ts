import { checkForDecay, json2satrec, type OMMJsonObject, type SatRec, sgp4, twoline2satrec } from "satellite.js";
import type { OrbitElements, Sgp4Elements } from "../scenario/orbitElements";
import { earthFixedToTeme, gmstRadians } from "./frames";
import { geodeticToEarthFixed } from "./geodesy";
import { meanKeplerPropagator } from "./meanKepler";
import { oemPropagator } from "./oemPropagator";
import type { Propagator } from "./propagator";

/** The propagator of any kind of orbit: SGP4 (WGS-72) for TLE and OMM, J2 mean elements, an ephemeris, or a point that turns with the Earth. */
export function createPropagator(orbit: OrbitElements, physics: { readonly dut1Seconds: number }): Propagator {
  switch (orbit.kind) {
    case "sgp4":
      return sgp4Propagator(orbit);
    case "keplerian":
      return meanKeplerPropagator(orbit);
    case "oem":
      return oemPropagator(orbit, physics);
    case "fixed": {
      const [x, y, z] = geodeticToEarthFixed(orbit);
      const earthFixed = Float64Array.of(x, y, z, 0, 0, 0);
      return {
        stateAt(instantMs, out) {
          earthFixedToTeme(earthFixed, gmstRadians(instantMs, physics.dut1Seconds), out);
          return undefined;
        },
      };
    }
  }
}

/**
 * SGP4 as satellite.js computes it, with what it leaves out: minutes since an epoch that keeps its microseconds, decayed objects that
 * it does not notice, and results that are not numbers. From an OMM satellite.js takes an epoch of whole milliseconds, which there only
 * sets the lunar and solar terms and the sidereal angle: at most 0.1 m in deep space. A TLE goes in as text, without that loss.
 */
function sgp4Propagator(elements: Sgp4Elements): Propagator {
  const satrec = elements.tle ? twoline2satrec(...elements.tle) : json2satrec(ommOf(elements));
  return {
    stateAt(instantMs, out) {
      const result = sgp4(satrec, (instantMs - elements.epochMs) / 60000);
      if (!result) return describeError(satrec);
      if (checkForDecay(satrec)) return "decayed: drag has used up the orbit before this instant";
      const { position, velocity } = result;
      out[0] = position.x;
      out[1] = position.y;
      out[2] = position.z;
      out[3] = velocity.x;
      out[4] = velocity.y;
      out[5] = velocity.z;
      for (let i = 0; i < 6; i++)
        if (!Number.isFinite(out[i])) return "SGP4 gives no finite position from these elements";
      return undefined;
    },
  };
}

function ommOf(elements: Sgp4Elements): OMMJsonObject {
  return {
    OBJECT_NAME: "",
    OBJECT_ID: "",
    EPOCH: new Date(elements.epochMs).toISOString(),
    NORAD_CAT_ID: elements.catalogId,
    MEAN_MOTION: elements.meanMotionRevPerDay,
    ECCENTRICITY: elements.eccentricity,
    INCLINATION: elements.inclinationDeg,
    RA_OF_ASC_NODE: elements.raanDeg,
    ARG_OF_PERICENTER: elements.argPerigeeDeg,
    MEAN_ANOMALY: elements.meanAnomalyDeg,
    BSTAR: elements.bstar,
    MEAN_MOTION_DOT: elements.meanMotionDot,
    MEAN_MOTION_DDOT: elements.meanMotionDdot,
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: "U",
    ELEMENT_SET_NO: 999,
    REV_AT_EPOCH: 0,
  };
}

function describeError(satrec: SatRec): string {
  switch (Number(satrec.error)) {
    case 1:
      return "mean eccentricity out of range: the orbit has most likely decayed (SGP4 error 1)";
    case 2:
      return "mean motion below zero (SGP4 error 2)";
    case 3:
      return "perturbed eccentricity out of range (SGP4 error 3)";
    case 4:
      return "semi-latus rectum below zero (SGP4 error 4)";
    case 6:
      return "decayed: the position would be below the ground (SGP4 error 6)";
    default:
      return `SGP4 gives no position (error ${Number(satrec.error)})`;
  }
}
