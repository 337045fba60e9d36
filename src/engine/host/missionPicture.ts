import type { MissionNetwork } from "../../core/learning/mission/missionNetwork";
import type { MissionMessage, MissionRun, UpdateLife } from "../../core/learning/mission/missionRun";
import type { MissionPicture, TransmissionColumns, UpdateColumns } from "../protocol/missionPicture";

/** A run's log as columns that another thread can draw. `server` is the id of the satellite that aggregates; undefined: the ground. */
export function missionPicture(network: MissionNetwork, server: string | undefined, run: MissionRun): MissionPicture {
  const { log, times } = run;
  const reasons = [...new Set(log.updates.map(({ reason }) => reason))].filter((reason) => reason !== "");
  const steps = log.events.flatMap((event) => (event.kind === "aggregated" ? [event] : []));
  const bookings = log.bookings.toSorted((a, b) => a.startMs - b.startMs);
  return {
    seed: run.seed,
    startMs: network.startMs,
    durationMs: network.durationMs,
    endedMs: run.endedMs,
    ended: run.ended,
    satelliteIds: network.satelliteIds,
    stationIds: network.stations.map(({ id }) => id),
    server: server === undefined ? -1 : network.satelliteIds.indexOf(server),
    rounds: {
      startMs: Float64Array.from(times, ({ startMs }) => startMs),
      endMs: Float64Array.from(times, ({ endMs }) => endMs),
    },
    aggregations: {
      atMs: Float64Array.from(steps, ({ atMs }) => atMs),
      updates: Int32Array.from(steps, ({ updates }) => updates.length),
    },
    updates: updateColumns(log.updates, reasons),
    reasons,
    transmissions: transmissionColumns(network, log.messages),
    bookings: {
      startMs: Float64Array.from(bookings, ({ startMs }) => startMs),
      endMs: Float64Array.from(bookings, ({ endMs }) => endMs),
      satellite: Int32Array.from(bookings, ({ satellite }) => satellite),
      station: Int32Array.from(bookings, ({ station }) => station),
      antenna: Int32Array.from(bookings, ({ antenna }) => antenna),
    },
  };
}

function updateColumns(lives: readonly UpdateLife[], reasons: readonly string[]): UpdateColumns {
  const instants = (of: (life: UpdateLife) => number | null) =>
    Float64Array.from(lives, (life) => of(life) ?? Number.NaN);
  const counts = (of: (life: UpdateLife) => number) => Int32Array.from(lives, of);
  const numberOf = new Map(reasons.map((reason, i) => [reason, i]));
  return {
    satellite: counts(({ satellite }) => satellite),
    round: counts(({ round }) => round),
    requestedMs: instants(({ requestedMs }) => requestedMs),
    modelSentMs: instants(({ modelSentMs }) => modelSentMs),
    modelAtMs: instants(({ modelAtMs }) => modelAtMs),
    computeMs: instants(({ computeMs }) => computeMs),
    trainedMs: instants(({ trainedMs }) => trainedMs),
    updateSentMs: instants(({ updateSentMs }) => updateSentMs),
    updateAtMs: instants(({ updateAtMs }) => updateAtMs),
    countedMs: instants(({ countedMs }) => countedMs),
    bytes: instants(({ bytes }) => bytes),
    epochs: counts(({ epochs }) => epochs),
    staleness: counts(({ staleness }) => staleness),
    reason: counts(({ reason }) => numberOf.get(reason) ?? -1),
  };
}

function transmissionColumns(network: MissionNetwork, messages: readonly MissionMessage[]): TransmissionColumns {
  const ground = network.satelliteIds.length;
  const sent = messages.flatMap(({ kind, update, hops }) =>
    hops.flatMap(({ from, to, transmissions }) =>
      transmissions.map(({ startMs, endMs, contact, antenna }) => {
        const node = (place: number) => (place < ground ? place : ground + (network.contacts[contact]?.station ?? 0));
        return { startMs, endMs, from: node(from), to: node(to), isUpdate: kind === "update", update, antenna };
      }),
    ),
  );
  sent.sort((a, b) => a.startMs - b.startMs);
  return {
    startMs: Float64Array.from(sent, ({ startMs }) => startMs),
    endMs: Float64Array.from(sent, ({ endMs }) => endMs),
    from: Int32Array.from(sent, ({ from }) => from),
    to: Int32Array.from(sent, ({ to }) => to),
    isUpdate: Uint8Array.from(sent, ({ isUpdate }) => Number(isUpdate)),
    update: Int32Array.from(sent, ({ update }) => update),
    antenna: Int32Array.from(sent, ({ antenna }) => antenna),
  };
}
