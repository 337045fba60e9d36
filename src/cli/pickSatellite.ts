import { failure, type Outcome, success } from "../core/base/outcome";
import type { ExpandedSatellite } from "../core/scenario/orbitElements";
import { unknownName } from "./suggest";

/** The satellites that `--satellite` leaves: all without it. The error is a message with what is allowed. */
export function pickSatellite(
  all: readonly ExpandedSatellite[],
  id: string | undefined,
): Outcome<readonly ExpandedSatellite[], string> {
  if (id === undefined) return success(all);
  const found = all.filter((satellite) => satellite.id === id);
  if (found.length > 0) return success(found);
  return failure(
    unknownName(
      "satellite",
      id,
      all.map((satellite) => satellite.id),
    ),
  );
}
