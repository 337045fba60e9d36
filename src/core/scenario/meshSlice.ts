import { contactSlice } from "./contactSlice";
import type { Scenario } from "./schema";

/**
 * The part of a checked scenario that the links of its mesh depend on, failures left out, as a scenario of its own: equal slices mean equal links
 * but for what has failed, so that a failure needs nothing else to be computed again. Absent parts stay absent.
 */
export function meshSlice(scenario: Scenario): Scenario {
  const { satellites, mesh } = scenario;
  const { failures: _, ...rules } = mesh ?? { topology: "none" as const };
  return {
    ...contactSlice(scenario),
    name: "mesh",
    ...(satellites && {
      satellites: satellites.map(({ id, orbit, plane, slot }) => ({
        id,
        orbit,
        ...(plane !== undefined && { plane }),
        ...(slot !== undefined && { slot }),
      })),
    }),
    ...(mesh && { mesh: rules }),
  };
}
