import { type Sliced, withoutPartials } from "../base/progress";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { FailedSatellite } from "./contactColumns";
import { type ContactSearch, findContacts } from "./findContacts";

/** The satellites, by index, whose propagation fails inside the window, as `findContacts` lists them, for callers without contacts. */
export function* lostSatellites(
  search: Pick<ContactSearch, "startMs" | "durationSeconds" | "satellites" | "dut1Seconds">,
): Sliced<FailedSatellite[]> {
  const { startMs, durationSeconds, satellites, dut1Seconds = 0 } = search;
  const asked = satellites.flatMap((satellite, i) => (mayFail(satellite) ? [i] : []));
  const found = findContacts({
    startMs,
    durationSeconds,
    satellites: asked.map((i) => satellites[i] as ExpandedSatellite),
    stations: [],
    dut1Seconds,
  });
  const { failed } = yield* withoutPartials(found);
  return failed.map((one) => ({ ...one, satellite: asked[one.satellite] as number }));
}

/** Mean elements and fixed points have a position at any time. */
function mayFail({ orbit }: ExpandedSatellite): boolean {
  return orbit.kind === "sgp4" || orbit.kind === "oem";
}
