import { formatInstant } from "../core/base/instant";
import type { FailedSatellite } from "../core/contact/contactColumns";
import { lostSatellites } from "../core/contact/lostSatellites";
import type { MeshModel } from "../core/mesh/meshModel";
import type { Io } from "./io";
import { runShown } from "./runShown";

/** Warns of satellites that have no position to the end of the window, a line each. */
export function complainOfLost(failed: readonly FailedSatellite[], ids: readonly string[], io: Io): void {
  for (const { satellite, error, fromMs } of failed) {
    io.complain(`warning: ${ids[satellite]} has no position from ${formatInstant(fromMs)}: ${error}`);
  }
}

/** The same of the satellites of a mesh. */
export function complainOfLostIn(model: MeshModel, io: Io): void {
  const ids = model.satellites.map(({ id }) => id);
  complainOfLost(runShown(lostSatellites(model), io), ids, io);
}
