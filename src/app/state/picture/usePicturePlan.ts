import { useEffect, useMemo, useState } from "react";
import {
  type ContactSliceText,
  expandedSatellites,
  resolvedStations,
  satelliteIndex,
  scenarioWindow,
  stationIndex,
  useOrbitSliceText,
  useScenario,
} from "../derived";
import { documentStore } from "../documentStore";
import { createEphemeris, type Ephemeris } from "../ephemeris";
import { planner } from "../planner";
import { borrowEphemeris } from "./borrowEphemeris";
import { failureTimes } from "./failureTimes";
import type { PicturePlan } from "./picturePlan";

/** The open scenario as globe and map need it; undefined until its ephemeris has begun. */
export function usePicturePlan(): PicturePlan | undefined {
  const scenario = useScenario();
  const slice = useOrbitSliceText();
  const ephemeris = useEphemeris(slice);
  return useMemo(
    () =>
      ephemeris && {
        satellites: expandedSatellites(scenario),
        stations: resolvedStations(scenario),
        satelliteIndex: satelliteIndex(scenario),
        stationIndex: stationIndex(scenario),
        failures: failureTimes(scenario),
        ephemeris,
        makeTrack: (input, signal) => planner.makeTrack({ ...input, sliceText: slice.text }, { signal }),
        dut1Seconds: scenario.physics?.dut1Seconds ?? 0,
        source: documentStore.getState().source,
      },
    [scenario, slice, ephemeris],
  );
}

/** Globe and map show the same tiles; they live as long as the slice of the scenario does that they are computed from. */
function useEphemeris(slice: ContactSliceText): Ephemeris | undefined {
  const [held, setHeld] = useState<{ readonly slice: ContactSliceText; readonly ephemeris: Ephemeris }>();
  useEffect(() => {
    const loan = borrowEphemeris(slice, () => {
      const { scenario } = documentStore.getState();
      const satelliteCount = expandedSatellites(scenario).length;
      const { startMs, endMs } = scenarioWindow(scenario);
      return createEphemeris({
        satelliteCount,
        startMs,
        endMs,
        makeTile: (tileIndex, signal) => planner.makeTile(slice.text, satelliteCount, tileIndex, { signal }),
      });
    });
    setHeld({ slice, ephemeris: loan.ephemeris });
    return loan.giveBack;
  }, [slice]);
  return held?.slice === slice ? held.ephemeris : undefined;
}
