import { useEffect, useMemo, useState } from "react";
import {
  type ContactSliceText,
  expandedSatellites,
  resolvedStations,
  satelliteIndex,
  scenarioWindow,
  stationIndex,
  useContactSliceText,
  useScenario,
} from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { createEphemeris, type Ephemeris } from "../../state/ephemeris";
import { planner } from "../../state/planner";
import type { GlobePlan } from "./scene/planDrawing";

/** The open scenario as the globe needs it; undefined until its ephemeris has begun. */
export function useGlobePlan(): GlobePlan | undefined {
  const scenario = useScenario();
  const slice = useContactSliceText();
  const ephemeris = useEphemeris(slice);
  return useMemo(
    () =>
      ephemeris && {
        satellites: expandedSatellites(scenario),
        stations: resolvedStations(scenario),
        satelliteIndex: satelliteIndex(scenario),
        stationIndex: stationIndex(scenario),
        ephemeris,
        makeTrack: (input, signal) => planner.makeTrack({ ...input, sliceText: slice.text }, { signal }),
        dut1Seconds: scenario.physics?.dut1Seconds ?? 0,
        source: documentStore.getState().source,
      },
    [scenario, slice, ephemeris],
  );
}

/** Tiles live as long as the slice of the scenario does that they are computed from. */
function useEphemeris(slice: ContactSliceText): Ephemeris | undefined {
  const [held, setHeld] = useState<{ readonly slice: ContactSliceText; readonly ephemeris: Ephemeris }>();
  useEffect(() => {
    const { scenario } = documentStore.getState();
    const satelliteCount = expandedSatellites(scenario).length;
    const { startMs, endMs } = scenarioWindow(scenario);
    const ephemeris = createEphemeris({
      satelliteCount,
      startMs,
      endMs,
      makeTile: (tileIndex, signal) => planner.makeTile(slice.text, satelliteCount, tileIndex, { signal }),
    });
    setHeld({ slice, ephemeris });
    return () => ephemeris.dispose();
  }, [slice]);
  return held?.slice === slice ? held.ephemeris : undefined;
}
