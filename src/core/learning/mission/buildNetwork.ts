import { compareIds } from "../../base/ids";
import { parseInstant } from "../../base/instant";
import type { Interval } from "../../base/interval";
import { describeProblem, failure, type Outcome, success } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import { contactSearch } from "../../contact/contactSearch";
import { linkRates } from "../../contact/linkRates";
import type { RatePieces } from "../../contact/ratePieces";
import { failureIntervals, without } from "../../mesh/failureTimes";
import { linkLatencyNs } from "../../mesh/linkLatency";
import { type LinkWindows, linkWindows } from "../../mesh/meshContacts";
import { type MeshModel, meshModel, pairKey } from "../../mesh/meshModel";
import { sunlitIntervals } from "../../orbit/sunlitIntervals";
import type { Scenario, Station } from "../../scenario/schema";
import { makeProblem } from "../../schedule/makeProblem";
import { standingSchedule } from "../../schedule/standingSchedule";
import type {
  GroundContact,
  MissionNetwork,
  MissionStation,
  RatePiece,
  SatelliteLink,
  StandingBooking,
} from "./missionNetwork";
import type { MissionRules } from "./missionSettings";

/** A contact by the numbers of the scenario's satellites and stations, absolute times. */
interface Found {
  readonly satellite: number;
  readonly station: number;
  readonly aosMs: number;
  readonly losMs: number;
  readonly downMbps: number;
  readonly upMbps: number;
  readonly isByHand: boolean;
}

const defaultTflops = 1;

/**
 * The network of a checked scenario under its rules of mission time: contacts and links as the mesh has them, failures cut out; link budgets in pieces; accepted
 * bookings where training is to keep to them. Fails where there is none to keep to.
 */
export function* missionNetwork(scenario: Scenario, rules: MissionRules): Sliced<Outcome<MissionNetwork>> {
  const { bookings = "demand", relay = "mesh", sunlightOnly = false, computeTflops = defaultTflops } = rules;
  const isScheduled = bookings === "schedule";
  if (isScheduled && (scenario.sync?.bookings ?? []).length === 0) {
    const allowed = "demand, or a schedule accepted in sync.bookings";
    return failure([{ path: "learning.mission.bookings", message: "no bookings", given: bookings, allowed }]);
  }
  const model = meshModel(relay === "none" ? withoutLinks(scenario) : scenario);
  const { startMs, satellites } = model;
  const durationMs = Math.floor(model.durationSeconds * 1000);
  const order = satellites.map((_, i) => i).sort((a, b) => compareIds(idOf(model, a), idOf(model, b)));
  const numberOf = new Int32Array(satellites.length);
  order.forEach((satellite, number) => {
    numberOf[satellite] = number;
  });
  const { found, links } = split(model, yield* linkWindows(model), relay);
  const usable = isScheduled ? found : found.filter((one) => !isForbidden(scenario, model, one));
  const columns = columnsOf(usable);
  const rates = yield* linkRates(contactSearch(scenario), columns);
  const warnings: string[] = [];
  const standing: (StandingBooking & { readonly satellite: number })[] = [];
  if (isScheduled) {
    const prepared = makeProblem(scenario, columns, rates);
    if (!prepared.ok) return prepared;
    const { schedule, faults } = standingSchedule(scenario, prepared.value, columns);
    for (const fault of faults) warnings.push(`not used: ${describeProblem(fault)}`);
    for (const { contact, satellite, antenna, ...times } of schedule.bookings) {
      standing.push({
        contact,
        satellite,
        antenna: antenna - 1,
        startMs: times.startMs - startMs,
        endMs: times.endMs - startMs,
      });
    }
  }
  const direction = isScheduled ? (scenario.sync?.direction ?? "both") : "both";
  const rowOrder = usable
    .map((_, row) => row)
    .sort((a, b) => {
      const x = usable[a] as Found;
      const y = usable[b] as Found;
      return (
        (numberOf[x.satellite] as number) - (numberOf[y.satellite] as number) ||
        x.aosMs - y.aosMs ||
        x.station - y.station
      );
    });
  const placeOf = new Int32Array(usable.length);
  rowOrder.forEach((row, place) => {
    placeOf[row] = place;
  });
  const contacts = rowOrder.map((row): GroundContact => {
    const one = usable[row] as Found;
    return {
      satellite: numberOf[one.satellite] as number,
      station: one.station,
      startMs: Math.round(one.aosMs - startMs),
      endMs: Math.round(one.losMs - startMs),
      pieces: piecesOf(one, row, rates, startMs).map((piece) => ({
        endMs: piece.endMs,
        downBps: direction === "up" ? 0 : piece.downBps,
        upBps: direction === "down" ? 0 : piece.upBps,
      })),
    };
  });
  let workingHours: Interval[][] | undefined;
  if (sunlightOnly) {
    workingHours = [];
    for (const [done, satellite] of order.entries()) {
      const propagator = model.propagators[satellite] as MeshModel["propagators"][number];
      workingHours.push(sunlitIntervals(propagator, startMs, durationMs, model.dut1Seconds));
      yield { fraction: (done + 1) / order.length, label: "Sunlight" };
    }
  }
  const nodeOf = (place: number): number =>
    place < order.length
      ? (model.nodes.satelliteNode[order[place] as number] as number)
      : (model.nodes.stationNode[place - order.length] as number);
  return success({
    startMs,
    durationMs,
    satelliteIds: order.map((satellite) => idOf(model, satellite)),
    stations: (scenario.stations ?? []).map((station) => missionStation(station, startMs)),
    contacts,
    links: links
      .map(({ from, to, ...link }) => ({ ...link, from: numberOf[from] as number, to: numberOf[to] as number }))
      .sort((a, b) => a.startMs - b.startMs || a.from - b.from || a.to - b.to),
    groundForwards: model.rules.stationRelay,
    standing: isScheduled
      ? standing.map(({ contact, antenna, ...times }) => ({ contact: placeOf[contact] as number, antenna, ...times }))
      : undefined,
    latencyMs: (from, to, atMs) => {
      const ns = linkLatencyNs(model, nodeOf(from), nodeOf(to), startMs + atMs);
      return Number.isNaN(ns) ? 0 : Math.ceil(ns / 1e6);
    },
    flopsPerMs: order.map((satellite) => {
      const node = scenario.nodes?.find(({ id }) => id === idOf(model, satellite));
      return (node?.computeTflops ?? computeTflops) * (node?.efficiency ?? 1) * 1e9;
    }),
    workingHours,
    warnings,
  });
}

function idOf({ satellites }: MeshModel, satellite: number): string {
  return satellites[satellite]?.id ?? "";
}

/** Links between satellites are not even looked for where nothing may use them. */
function withoutLinks(scenario: Scenario): Scenario {
  const { mesh, stations = [] } = scenario;
  if (mesh === undefined) return scenario;
  const isStation = new Set(stations.map(({ id }) => id));
  const links = mesh.links?.filter(({ a, b }) => isStation.has(a) || isStation.has(b));
  return { ...scenario, mesh: { ...mesh, topology: "none", ...(links && { links }) } };
}

function split(model: MeshModel, windows: readonly LinkWindows[], relay: string) {
  const { satelliteOf, stationOf } = model.nodes;
  const found: Found[] = [];
  const links: SatelliteLink[] = [];
  for (const { a, b, forwardMbps, reverseMbps, intervals } of windows) {
    const satellite = satelliteOf[a] as number;
    const other = satelliteOf[b] as number;
    const station = stationOf[b] as number;
    if (satellite < 0 || (other >= 0 && relay === "in-plane" && !isInPlane(model, satellite, other))) continue;
    for (const { start, end } of without(intervals, failureIntervals(model, a, b))) {
      const times = { startMs: Math.round(start - model.startMs), endMs: Math.round(end - model.startMs) };
      if (times.endMs <= times.startMs) continue;
      if (other < 0) {
        const byHand = model.manualByPair.get(pairKey(model.nodes, a, b));
        const rates = { downMbps: forwardMbps, upMbps: reverseMbps, isByHand: byHand !== undefined };
        found.push({ satellite, station, aosMs: Math.round(start), losMs: Math.round(end), ...rates });
        continue;
      }
      if (forwardMbps > 0) links.push({ from: satellite, to: other, ...times, bps: Math.round(forwardMbps * 1e6) });
      if (reverseMbps > 0) links.push({ from: other, to: satellite, ...times, bps: Math.round(reverseMbps * 1e6) });
    }
  }
  return { found, links };
}

function isInPlane({ satellites }: MeshModel, a: number, b: number): boolean {
  const x = satellites[a];
  const y = satellites[b];
  return x?.plane !== undefined && x.plane === y?.plane && x.constellationId === y.constellationId;
}

function isForbidden({ sync, stations = [] }: Scenario, model: MeshModel, { satellite, station, aosMs, losMs }: Found) {
  const id = idOf(model, satellite);
  return (sync?.forbidden ?? []).some(
    (time) =>
      time.satelliteId === id &&
      time.stationId === stations[station]?.id &&
      instantMs(time.start) < losMs &&
      instantMs(time.end) > aosMs,
  );
}

function columnsOf(found: readonly Found[]) {
  return {
    count: found.length,
    satellite: found.map(({ satellite }) => satellite),
    station: found.map(({ station }) => station),
    aosMs: found.map(({ aosMs }) => aosMs),
    losMs: found.map(({ losMs }) => losMs),
  };
}

function piecesOf(found: Found, row: number, rates: RatePieces | undefined, startMs: number): RatePiece[] {
  const first = rates?.first[row] ?? 0;
  const last = rates?.first[row + 1] ?? 0;
  if (rates === undefined || first === last || found.isByHand) {
    const endMs = Math.round(found.losMs - startMs);
    return [{ endMs, downBps: Math.round(found.downMbps * 1e6), upBps: Math.round(found.upMbps * 1e6) }];
  }
  return Array.from({ length: last - first }, (_, i) => ({
    endMs: Math.round((rates.endMs[first + i] as number) - startMs),
    downBps: Math.round((rates.downMbps[first + i] as number) * 1e6),
    upBps: Math.round((rates.upMbps[first + i] as number) * 1e6),
  }));
}

function missionStation(
  { id, antennas = 1, setupSeconds = 0, maintenance = [] }: Station,
  startMs: number,
): MissionStation {
  return {
    id,
    antennas,
    // A sum of decimals that is off in its last bit counts as exact.
    setupMs: Math.max(0, Math.ceil(setupSeconds * 1000 - 1e-6)),
    maintenance: maintenance.flatMap(({ antenna, from, to }) => {
      const times = { start: Math.floor(instantMs(from) - startMs), end: Math.ceil(instantMs(to) - startMs) };
      const numbers = antenna === undefined ? Array.from({ length: antennas }, (_, i) => i) : [antenna - 1];
      return numbers.map((number) => ({ ...times, antenna: number }));
    }),
  };
}

function instantMs(text: string): number {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`an instant was not checked: ${text}`);
  return instant.value;
}
