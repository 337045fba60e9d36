import type { MissionPicture } from "../../../engine/client/trainer";

/** Satellites at work on a model: flat columns of equal length, in order of start. Instants in ms since 1970 (UTC). */
export interface TrainingWork {
  readonly count: number;
  /** Row of the satellite. */
  readonly satellite: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Number of the update in the run's picture. */
  readonly update: Uint32Array;
}

/** Stretches of messages on one link each: flat columns of equal length, in order of start. */
export interface TrainingTransfers {
  readonly count: number;
  /** Node numbers: satellites in expanded order, then stations. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** 1: an update on its way to the server; 0: a model on its way from it. */
  readonly isUpdate: Uint8Array;
  readonly update: Uint32Array;
}

/** A training in mission time as globe, map and timeline show it: by the open plan's nodes and by instants. What the plan has no node for is left out. */
export interface TrainingTrace {
  readonly picture: MissionPicture;
  readonly satelliteCount: number;
  readonly nodeCount: number;
  /** By round, ascending. */
  readonly roundStartMs: Float64Array;
  readonly roundEndMs: Float64Array;
  /** Steps of the server, ascending. */
  readonly aggregationMs: Float64Array;
  readonly work: TrainingWork;
  readonly transfers: TrainingTransfers;
  /** Row of the satellite of each update; -1: the plan has it no more. */
  readonly satelliteOfUpdate: Int32Array;
  /** Row of the satellite that aggregates; -1: the ground does, or the plan has it no more. */
  readonly serverRow: number;
}

/** Rows by id, as `derived` has them. */
export interface NodeIndices {
  readonly satellites: ReadonlyMap<string, number>;
  readonly stations: ReadonlyMap<string, number>;
}

/** Finds the open plan's nodes for a run's. */
export function trainingTrace(picture: MissionPicture, { satellites, stations }: NodeIndices): TrainingTrace {
  const { startMs, satelliteIds, stationIds, rounds, aggregations, updates } = picture;
  const nodes = [
    ...satelliteIds.map((id) => satellites.get(id) ?? -1),
    ...stationIds.map((id) => placed(stations.get(id), satellites.size)),
  ];
  const fromStart = (ms: number): number => startMs + ms;
  return {
    picture,
    satelliteCount: satellites.size,
    nodeCount: satellites.size + stations.size,
    roundStartMs: rounds.startMs.map(fromStart),
    roundEndMs: rounds.endMs.map(fromStart),
    aggregationMs: aggregations.atMs.map(fromStart),
    work: workOf(picture, nodes),
    transfers: transfersOf(picture, nodes),
    satelliteOfUpdate: updates.satellite.map((satellite) => nodes[satellite] ?? -1),
    serverRow: nodes[picture.server] ?? -1,
  };
}

function placed(row: number | undefined, offset: number): number {
  return row === undefined ? -1 : offset + row;
}

/** What a satellite had not finished at the run's end, it is shown at until then. */
function workOf({ updates, startMs, endedMs }: MissionPicture, nodes: readonly number[]): TrainingWork {
  const { satellite, modelAtMs, trainedMs } = updates;
  const endOf = (i: number): number => {
    const endMs = trainedMs[i] as number;
    return Number.isNaN(endMs) ? endedMs : endMs;
  };
  const order = Array.from(satellite.keys()).filter((i) => {
    const isKnown = (nodes[satellite[i] as number] ?? -1) >= 0;
    return isKnown && (modelAtMs[i] as number) <= endOf(i);
  });
  order.sort((a, b) => (modelAtMs[a] as number) - (modelAtMs[b] as number) || a - b);
  return {
    count: order.length,
    satellite: Uint32Array.from(order, (i) => nodes[satellite[i] as number] as number),
    startMs: Float64Array.from(order, (i) => startMs + (modelAtMs[i] as number)),
    endMs: Float64Array.from(order, (i) => startMs + endOf(i)),
    update: Uint32Array.from(order),
  };
}

function transfersOf({ transmissions, startMs }: MissionPicture, nodes: readonly number[]): TrainingTransfers {
  const { from, to } = transmissions;
  const known = Array.from(from.keys()).filter(
    (i) => (nodes[from[i] as number] ?? -1) >= 0 && (nodes[to[i] as number] ?? -1) >= 0,
  );
  return {
    count: known.length,
    from: Uint32Array.from(known, (i) => nodes[from[i] as number] as number),
    to: Uint32Array.from(known, (i) => nodes[to[i] as number] as number),
    startMs: Float64Array.from(known, (i) => startMs + (transmissions.startMs[i] as number)),
    endMs: Float64Array.from(known, (i) => startMs + (transmissions.endMs[i] as number)),
    isUpdate: Uint8Array.from(known, (i) => transmissions.isUpdate[i] as number),
    update: Uint32Array.from(known, (i) => transmissions.update[i] as number),
  };
}
