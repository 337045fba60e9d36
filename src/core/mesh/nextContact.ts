import type { Interval } from "../base/interval";
import { type Sliced, withoutPartials } from "../base/progress";
import { findContacts } from "../contact/findContacts";
import { tileSeconds } from "../orbit/ephemerisTile";
import { failureIntervals, without } from "./failureTimes";
import type { MeshModel } from "./meshModel";

/** When a station next has a contact with any satellite, both being up, at or after an instant and inside the window; looked for two hours at a time. */
export function* nextContactMs(model: MeshModel, stationNode: number, instantMs: number): Sliced<number | undefined> {
  const { startMs, durationSeconds, nodes } = model;
  const station = model.stations[nodes.stationOf[stationNode] as number];
  if (!station) return undefined;
  const endMs = startMs + durationSeconds * 1000;
  for (let fromMs = Math.max(startMs, instantMs); fromMs < endMs; fromMs += tileSeconds * 1000) {
    const { windows } = yield* withoutPartials(
      findContacts({
        startMs: fromMs,
        durationSeconds: Math.min(tileSeconds, (endMs - fromMs) / 1000),
        satellites: model.satellites,
        stations: [station],
        dut1Seconds: model.dut1Seconds,
        refraction: model.refraction,
      }),
    );
    let earliest = Number.POSITIVE_INFINITY;
    for (let row = 0; row < windows.count; row++) {
      const contact: Interval = { start: windows.aosMs[row] as number, end: windows.losMs[row] as number };
      const satelliteNode = nodes.satelliteNode[windows.satellite[row] as number] as number;
      const left = without([contact], failureIntervals(model, satelliteNode, stationNode))[0];
      if (left) earliest = Math.min(earliest, left.start);
    }
    if (earliest < Number.POSITIVE_INFINITY) return earliest;
  }
  return undefined;
}
