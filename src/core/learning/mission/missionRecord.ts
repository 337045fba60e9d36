import { roundTo } from "../../base/rounding";
import type { MissionNetwork } from "./missionNetwork";
import type { MissionRun, UpdateLife } from "./missionRun";

/** Where the time of an update went, in seconds. The parts make up the whole. */
export interface UpdateAnatomy {
  readonly totalSeconds: number;
  /** At work, sunlight given. */
  readonly computeSeconds: number;
  /** On the way, from the first byte to the last: the model to the satellite, the update to the server. */
  readonly modelSeconds: number;
  readonly updateSeconds: number;
  /** All else: for contacts, antennas, sunlight, and from its arrival until the server's step. */
  readonly waitSeconds: number;
}

/** Where the time of a round went: on average over its updates, and for the one that came last. */
export interface RoundAnatomy {
  readonly round: number;
  readonly startsAtHours: number;
  readonly endsAtHours: number;
  readonly mean: UpdateAnatomy | null;
  readonly last: (UpdateAnatomy & { readonly satelliteId: string }) | null;
  /** Mean over the updates that counted: steps of the server since their model. */
  readonly staleness: number | null;
}

/** What one satellite did. */
export interface SatelliteParticipation {
  readonly id: string;
  /** Models that reached it, updates that reached the server, and those that counted. */
  readonly models: number;
  readonly reports: number;
  readonly counted: number;
  readonly bytesUp: number;
  readonly computeSeconds: number;
  readonly meanStaleness: number | null;
  /** Why no update of it ever reached the server; null: one did. */
  readonly never: string | null;
}

/** What a station was used for. */
export interface StationUse {
  readonly id: string;
  /** Of all its antennas. */
  readonly bookedSeconds: number;
  readonly bookings: number;
}

/** A run's mission time as plain data. */
export interface MissionRecord {
  readonly endedAtHours: number;
  /** Why the run ended. */
  readonly ended: string;
  readonly rounds: readonly RoundAnatomy[];
  readonly satellites: readonly SatelliteParticipation[];
  readonly stations: readonly StationUse[];
  readonly antennaSeconds: number;
}

const hourMs = 3_600_000;

/** Hours after which the target was reached; null: it was not, or there is none. */
export function timeToTargetHours({ roundsToTarget, times }: MissionRun): number | null {
  const reached = roundsToTarget === null ? undefined : times[roundsToTarget - 1];
  return reached === undefined ? null : hours(reached.endMs);
}

/** A run's anatomy, participation and use of antennas; antenna time counts up to the run's end. */
export function missionRecord(network: MissionNetwork, run: MissionRun): MissionRecord {
  const { log, times, endedMs, ended } = run;
  const byRound: UpdateLife[][] = times.map(() => []);
  const bySatellite: UpdateLife[][] = network.satelliteIds.map(() => []);
  for (const life of log.updates) {
    bySatellite[life.satellite]?.push(life);
    if (life.countedMs !== null) byRound[life.round - 1]?.push(life);
  }
  const stations = network.stations.map(({ id }, station) => {
    const mine = log.bookings.filter((booking) => booking.station === station && booking.startMs < endedMs);
    const bookedMs = mine.reduce((sum, { startMs, endMs }) => sum + Math.min(endMs, endedMs) - startMs, 0);
    return { id, bookedSeconds: bookedMs / 1000, bookings: mine.length };
  });
  return {
    endedAtHours: hours(endedMs),
    ended,
    rounds: times.map(({ startMs, endMs }, i) => ({
      round: i + 1,
      startsAtHours: hours(startMs),
      endsAtHours: hours(endMs),
      ...roundAnatomy(network, byRound[i] ?? []),
    })),
    satellites: network.satelliteIds.map((id, satellite) =>
      participation(network, id, satellite, bySatellite[satellite] ?? []),
    ),
    stations,
    antennaSeconds: roundTo(
      stations.reduce((sum, { bookedSeconds }) => sum + bookedSeconds, 0),
      6,
    ),
  };
}

/** Where the time of one update went, up to the step that took it in; undefined: none did. */
function updateAnatomy(life: UpdateLife): UpdateAnatomy | undefined {
  const { requestedMs, modelSentMs, modelAtMs, computeMs, updateSentMs, updateAtMs, countedMs } = life;
  if (countedMs === null || updateAtMs === null || updateSentMs === null || modelAtMs === null) return undefined;
  const modelMs = modelAtMs - (modelSentMs ?? modelAtMs);
  const updateMs = updateAtMs - updateSentMs;
  const totalMs = countedMs - requestedMs;
  return {
    totalSeconds: totalMs / 1000,
    computeSeconds: computeMs / 1000,
    modelSeconds: modelMs / 1000,
    updateSeconds: updateMs / 1000,
    waitSeconds: (totalMs - computeMs - modelMs - updateMs) / 1000,
  };
}

function roundAnatomy({ satelliteIds }: MissionNetwork, lives: readonly UpdateLife[]) {
  const parts = lives.flatMap((life) => updateAnatomy(life) ?? []);
  const last = lives.reduce<UpdateLife | undefined>(
    (latest, life) => (latest === undefined || (life.updateAtMs ?? 0) > (latest.updateAtMs ?? 0) ? life : latest),
    undefined,
  );
  const lastParts = last && updateAnatomy(last);
  if (parts.length === 0 || last === undefined || lastParts === undefined)
    return { mean: null, last: null, staleness: null };
  const mean = (pick: (part: UpdateAnatomy) => number) =>
    roundTo(parts.reduce((sum, part) => sum + pick(part), 0) / parts.length, 6);
  return {
    mean: {
      totalSeconds: mean(({ totalSeconds }) => totalSeconds),
      computeSeconds: mean(({ computeSeconds }) => computeSeconds),
      modelSeconds: mean(({ modelSeconds }) => modelSeconds),
      updateSeconds: mean(({ updateSeconds }) => updateSeconds),
      waitSeconds: mean(({ waitSeconds }) => waitSeconds),
    },
    last: { satelliteId: satelliteIds[last.satellite] ?? "", ...lastParts },
    staleness: roundTo(lives.reduce((sum, { staleness }) => sum + staleness, 0) / lives.length, 6),
  };
}

function participation(
  network: MissionNetwork,
  id: string,
  satellite: number,
  lives: readonly UpdateLife[],
): SatelliteParticipation {
  const reported = lives.filter(({ updateAtMs }) => updateAtMs !== null);
  const counted = reported.filter(({ countedMs }) => countedMs !== null);
  return {
    id,
    models: lives.filter(({ modelAtMs }) => modelAtMs !== null).length,
    reports: reported.length,
    counted: counted.length,
    bytesUp: reported.reduce((sum, { bytes }) => sum + bytes, 0),
    computeSeconds: roundTo(
      lives.reduce((sum, life) => sum + (life.trainedMs === null ? 0 : life.computeMs), 0) / 1000,
      3,
    ),
    meanStaleness:
      counted.length === 0 ? null : roundTo(counted.reduce((sum, life) => sum + life.staleness, 0) / counted.length, 6),
    never: reported.length > 0 ? null : whyNever(network, satellite, lives),
  };
}

function whyNever(network: MissionNetwork, satellite: number, lives: readonly UpdateLife[]): string {
  const reason = lives.findLast((life) => life.reason !== "")?.reason;
  if (reason !== undefined) return reason;
  if (lives.length > 0) return "the run ended before its report";
  const meets = network.contacts.some((contact) => contact.satellite === satellite);
  const relays = network.links.some(({ from }) => from === satellite);
  if (meets || relays) return "never chosen, or it cannot report before the window ends";
  return "it meets no station and has no link";
}

function hours(ms: number): number {
  return roundTo(ms / hourMs, 6);
}
