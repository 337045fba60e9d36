import { formatInstantExact } from "../base/instant";
import type { Sliced } from "../base/progress";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { EphemerisExport, ExportSummary, SampledEphemeris } from "./sampleEphemeris";
import { writeEphemerides } from "./writeEphemerides";

/** Eight states around an instant; docs/methods/exports.md has the error by step. */
const interpolationDegree = 7;

/** Lines of text handed over at once. */
const linesAPiece = 500;

/**
 * Ephemerides of satellites over the window as CCSDS OEM 2.0 in KVN: one message for each satellite, one behind the other (the standard knows
 * one object a message), in TEME and UTC, positions to 1e-6 km, velocities to 1e-9 km/s. Yields text as `partial`. To be interpolated with
 * LAGRANGE: SGP4's velocities are not quite the derivatives of its positions, which Hermite would turn into metres. There is no clock here:
 * CREATION_DATE is the window's start. A satellite whose propagation fails ends there, and is left out with fewer than two states.
 */
export function writeOem(request: EphemerisExport): Sliced<ExportSummary, string> {
  return writeEphemerides(request, linesAPiece, (satellite, sampled) => (from, to) => {
    const head = from === 0 ? header(satellite, sampled, request.startMs) : "";
    return head + stateLines(sampled, from, to);
  });
}

function header({ id, name }: ExpandedSatellite, { timesMs }: SampledEphemeris, windowStartMs: number): string {
  const first = epoch(timesMs[0] as number);
  const last = epoch(timesMs[timesMs.length - 1] as number);
  return `CCSDS_OEM_VERS = 2.0
COMMENT Planned ephemeris; CREATION_DATE is the start of the planned window
CREATION_DATE = ${epoch(windowStartMs)}
ORIGINATOR = ORBITWEAVE

META_START
OBJECT_NAME = ${objectName(id, name)}
OBJECT_ID = ${id}
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
START_TIME = ${first}
USEABLE_START_TIME = ${first}
USEABLE_STOP_TIME = ${last}
STOP_TIME = ${last}
INTERPOLATION = LAGRANGE
INTERPOLATION_DEGREE = ${Math.min(interpolationDegree, timesMs.length - 1)}
META_STOP

`;
}

/** The standard's text is ASCII; a name that is not is left to the id. */
function objectName(id: string, name: string | undefined): string {
  return name !== undefined && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(name) ? name : id;
}

function stateLines({ timesMs, states }: SampledEphemeris, from: number, to: number): string {
  let lines = "";
  for (let i = from; i < to; i++) {
    lines += epoch(timesMs[i] as number);
    for (let axis = 0; axis < 6; axis++) {
      const decimals = axis < 3 ? 6 : 9;
      lines += ` ${(states[6 * i + axis] as number).toFixed(decimals).padStart(axis < 3 ? 14 : 13)}`;
    }
    lines += "\n";
  }
  return to === timesMs.length ? `${lines}\n` : lines;
}

/** Without the `Z`, which older readers of the format refuse. */
function epoch(instantMs: number): string {
  return formatInstantExact(instantMs).slice(0, -1);
}
