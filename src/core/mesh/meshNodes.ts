import { compareIds } from "../base/ids";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { ResolvedStation } from "../scenario/station";

/** Satellites and stations as the nodes of one mesh, in the order of ids: node indices compare as ids do. */
export interface MeshNodes {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Node of each satellite and station, by their index in the scenario. */
  readonly satelliteNode: Int32Array;
  readonly stationNode: Int32Array;
  /** Satellite and station of each node, -1: it is none. */
  readonly satelliteOf: Int32Array;
  readonly stationOf: Int32Array;
}

export function meshNodes(satellites: readonly ExpandedSatellite[], stations: readonly ResolvedStation[]): MeshNodes {
  const ids = [...satellites, ...stations].map(({ id }) => id).sort(compareIds);
  const indexOf = new Map(ids.map((id, node) => [id, node]));
  const satelliteOf = new Int32Array(ids.length).fill(-1);
  const stationOf = new Int32Array(ids.length).fill(-1);
  const satelliteNode = Int32Array.from(satellites, ({ id }) => indexOf.get(id) as number);
  const stationNode = Int32Array.from(stations, ({ id }) => indexOf.get(id) as number);
  satelliteNode.forEach((node, satellite) => {
    satelliteOf[node] = satellite;
  });
  stationNode.forEach((node, station) => {
    stationOf[node] = station;
  });
  return { ids, indexOf, satelliteNode, stationNode, satelliteOf, stationOf };
}
