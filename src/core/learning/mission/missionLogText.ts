import type { MissionNetwork } from "./missionNetwork";
import type { MissionRun } from "./missionRun";

/**
 * A run's log as JSON lines, one thing a line, satellites and stations by id and times in whole ms from the window's start: first the updates, then messages with
 * every stretch that was sent, bookings, and events in order of time. Enough to replay the run.
 */
export function* missionLogText(network: MissionNetwork, { seed, log }: MissionRun): Generator<string, void> {
  const { satelliteIds, stations, contacts } = network;
  const ground = satelliteIds.length;
  const nodeId = (node: number, contact: number): string | undefined =>
    node < ground ? satelliteIds[node] : stations[contacts[contact]?.station ?? -1]?.id;
  for (const [update, { satellite, ...life }] of log.updates.entries()) {
    yield line({ record: "update", seed, update, satelliteId: satelliteIds[satellite], ...life });
  }
  for (const { kind, satellite, update, bytes, readyMs, arrivalMs, hops } of log.messages) {
    const sent = hops.map(({ from, to, transmissions, arrivalMs: atMs }) => ({
      arrivalMs: atMs,
      transmissions: transmissions.map(({ startMs, endMs, milliBits, bps, contact, antenna }) => ({
        from: nodeId(from, contact),
        to: nodeId(to, contact),
        startMs,
        endMs,
        bits: milliBits / 1000,
        bps,
        ...(antenna >= 0 && { antenna: antenna + 1 }),
      })),
    }));
    yield line({
      record: "message",
      seed,
      kind,
      satelliteId: satelliteIds[satellite],
      update,
      bytes,
      readyMs,
      arrivalMs,
      hops: sent,
    });
  }
  for (const { satellite, station, antenna, startMs, endMs } of log.bookings) {
    const place = { satelliteId: satelliteIds[satellite], stationId: stations[station]?.id, antenna: antenna + 1 };
    yield line({ record: "booking", seed, ...place, startMs, endMs });
  }
  for (const event of log.events) {
    const { kind, atMs, ...rest } = event;
    const { satellite, ...what } = "satellite" in rest ? rest : { ...rest, satellite: undefined };
    const who = satellite === undefined ? {} : { satelliteId: satelliteIds[satellite] };
    yield line({ record: "event", seed, kind, atMs, ...who, ...what });
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
