import { formatInstant, formatInstantExact } from "../base/instant";
import type { Sliced } from "../base/progress";
import { roundTo } from "../base/rounding";
import { gmstRadians, temeToEarthFixed } from "../orbit/frames";
import type { EphemerisExport, ExportSummary, SampledEphemeris } from "../orbit/sampleEphemeris";
import { writeEphemerides } from "../orbit/writeEphemerides";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { ResolvedStation } from "../scenario/station";
import type { ContactColumns } from "./contactColumns";

/** As much of contacts as is drawn. */
type ContactIntervals = Pick<ContactColumns, "count" | "satellite" | "station" | "aosMs" | "losMs">;

export interface CzmlExport extends EphemerisExport {
  readonly name: string;
  readonly stations: readonly ResolvedStation[];
  /** Drawn as lines while they last; indices into the satellites and stations above. */
  readonly contacts?: ContactIntervals;
}

/** Six states around an instant; docs/methods/exports.md has the error by step. */
const interpolationDegree = 5;

/** States written between two places to stop. */
const statesAPiece = 1000;

const satelliteColor = [255, 255, 255, 255];
const stationColor = [255, 196, 61, 255];
const contactColor = [88, 214, 141, 180];

/**
 * Satellites, stations and contacts as CZML, Cesium's JSON: positions in metres, to be interpolated with LAGRANGE. They are Earth-fixed,
 * because CZML's inertial frame is ICRF, whose way to the ground needs Earth orientation data that a reader may not have, and not TEME.
 * Instants have at least milliseconds. Yields text as `partial`; a satellite whose propagation fails is available until then.
 */
export function* writeCzml(request: CzmlExport): Sliced<ExportSummary, string> {
  const { stations, contacts, dut1Seconds = 0 } = request;
  yield { fraction: 0, label: "Ephemeris", partial: `[${JSON.stringify(documentPacket(request))}` };
  const summary = yield* writeEphemerides(request, statesAPiece, (satellite, sampled) => {
    const [head, tail] = satellitePacket(satellite, sampled);
    return (from, to) => {
      const numbers = cartesians(sampled, from, to, dut1Seconds);
      return `${from === 0 ? head : ","}${numbers}${to === sampled.timesMs.length ? tail : ""}`;
    };
  });
  const rest = [...stations.map(stationPacket), ...(contacts ? contactPackets(request, contacts) : [])];
  const text = rest.map((packet) => `,\n${JSON.stringify(packet)}`).join("");
  yield { fraction: 1, label: "Ephemeris", partial: `${text}\n]\n` };
  return summary;
}

function documentPacket({ name, startMs, durationSeconds }: CzmlExport): object {
  const start = formatInstantExact(startMs);
  const interval = `${start}/${formatInstantExact(startMs + durationSeconds * 1000)}`;
  return {
    id: "document",
    name,
    version: "1.0",
    clock: { interval, currentTime: start, multiplier: 60, range: "CLAMPED", step: "SYSTEM_CLOCK_MULTIPLIER" },
  };
}

/** The packet's text before and behind the coordinates. */
function satellitePacket({ id, name }: ExpandedSatellite, { timesMs }: SampledEphemeris): readonly [string, string] {
  const epoch = formatInstantExact(timesMs[0] as number);
  const packet = {
    id,
    name: name ?? id,
    availability: `${epoch}/${formatInstantExact(timesMs[timesMs.length - 1] as number)}`,
    point: { pixelSize: 6, color: { rgba: satelliteColor } },
    position: {
      interpolationAlgorithm: "LAGRANGE",
      interpolationDegree: Math.min(interpolationDegree, timesMs.length - 1),
      referenceFrame: "FIXED",
      epoch,
      cartesian: [],
    },
  };
  return [`,\n${JSON.stringify(packet).slice(0, -"]}}".length)}`, "]}}"];
}

const fixed = new Float64Array(6);

/** `seconds, x, y, z` of each state: seconds from the first one, to the microsecond; metres, to the millimetre. */
function cartesians({ timesMs, states }: SampledEphemeris, from: number, to: number, dut1Seconds: number): string {
  const numbers: number[] = [];
  for (let i = from; i < to; i++) {
    const instantMs = timesMs[i] as number;
    temeToEarthFixed(states.subarray(6 * i, 6 * i + 6), gmstRadians(instantMs, dut1Seconds), fixed);
    numbers.push(roundTo((instantMs - (timesMs[0] as number)) / 1000, 6));
    for (let axis = 0; axis < 3; axis++) numbers.push(roundTo((fixed[axis] as number) * 1000, 3));
  }
  return numbers.join(",");
}

function stationPacket({ id, name, latDeg, lonDeg, altitudeKm }: ResolvedStation): object {
  return {
    id,
    name,
    point: { pixelSize: 8, color: { rgba: stationColor } },
    label: { text: name, font: "12pt sans-serif", pixelOffset: { cartesian2: [0, -16] } },
    position: { cartographicDegrees: [lonDeg, latDeg, altitudeKm * 1000] },
  };
}

/** One line for each pair of satellite and station that meet, shown from each AOS to its LOS. Ids hold no slash. */
function contactPackets({ satellites, stations }: CzmlExport, contacts: ContactIntervals): object[] {
  const intervals = new Map<string, string[]>();
  for (let row = 0; row < contacts.count; row++) {
    const satellite = satellites[contacts.satellite[row] as number]?.id;
    const station = stations[contacts.station[row] as number]?.id;
    if (satellite === undefined || station === undefined) continue;
    const key = `${satellite}/${station}`;
    const interval = `${formatInstant(contacts.aosMs[row] as number)}/${formatInstant(contacts.losMs[row] as number)}`;
    const known = intervals.get(key);
    if (known) known.push(interval);
    else intervals.set(key, [interval]);
  }
  return [...intervals].map(([id, availability]) => ({
    id,
    name: id,
    availability,
    polyline: {
      positions: { references: id.split("/").map((end) => `${end}#position`) },
      width: 2,
      arcType: "NONE",
      material: { solidColor: { color: { rgba: contactColor } } },
    },
  }));
}
