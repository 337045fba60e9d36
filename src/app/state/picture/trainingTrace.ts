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
  const order: number[] = [];
  for (let i = 0; i < satellite.length; i++) {
    const isKnown = (nodes[satellite[i] as number] ?? -1) >= 0;
    if (isKnown && (modelAtMs[i] as number) <= endOf(i)) order.push(i);
  }
  order.sort((a, b) => (modelAtMs[a] as number) - (modelAtMs[b] as number) || a - b);
  const count = order.length;
  const work = {
    count,
    satellite: new Uint32Array(count),
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    update: Uint32Array.from(order),
  };
  for (let row = 0; row < count; row++) {
    const i = order[row] as number;
    work.satellite[row] = nodes[satellite[i] as number] as number;
    work.startMs[row] = startMs + (modelAtMs[i] as number);
    work.endMs[row] = startMs + endOf(i);
  }
  return work;
}

function transfersOf({ transmissions, startMs }: MissionPicture, nodes: readonly number[]): TrainingTransfers {
  const most = transmissions.from.length;
  const columns = {
    from: new Uint32Array(most),
    to: new Uint32Array(most),
    startMs: new Float64Array(most),
    endMs: new Float64Array(most),
    isUpdate: new Uint8Array(most),
    update: new Uint32Array(most),
  };
  let count = 0;
  for (let i = 0; i < most; i++) {
    const from = nodes[transmissions.from[i] as number] ?? -1;
    const to = nodes[transmissions.to[i] as number] ?? -1;
    if (from < 0 || to < 0) continue;
    columns.from[count] = from;
    columns.to[count] = to;
    columns.startMs[count] = startMs + (transmissions.startMs[i] as number);
    columns.endMs[count] = startMs + (transmissions.endMs[i] as number);
    columns.isUpdate[count] = transmissions.isUpdate[i] as number;
    columns.update[count] = transmissions.update[i] as number;
    count++;
  }
  return {
    count,
    from: columns.from.subarray(0, count),
    to: columns.to.subarray(0, count),
    startMs: columns.startMs.subarray(0, count),
    endMs: columns.endMs.subarray(0, count),
    isUpdate: columns.isUpdate.subarray(0, count),
    update: columns.update.subarray(0, count),
  };
}
