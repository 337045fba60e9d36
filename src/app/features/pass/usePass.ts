import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PassColumns } from "../../../core/orbit/passSamples";
import type { ExpandedSatellite } from "../../../core/scenario/orbitElements";
import type { ResolvedStation } from "../../../core/scenario/station";
import {
  satelliteIndex,
  stationIndex,
  useContactSliceText,
  useExpandedSatellites,
  useScenario,
  useStations,
} from "../../state/derived";
import { planner } from "../../state/planner";
import { useContacts } from "../../state/queries";
import type { ShownPass } from "../../state/viewStore";
import { findPass, type PassWindow } from "./model/findPass";
import { stepSecondsOf } from "./model/passModel";

/** A contact that is looked at, with all that is known of it. */
export interface Pass {
  readonly satellite: ExpandedSatellite;
  readonly station: ResolvedStation;
  readonly aosMs: number;
  readonly losMs: number;
  readonly window: PassWindow;
  /** Undefined while it is being computed. */
  readonly samples?: PassColumns | undefined;
  readonly problem?: string | undefined;
}

/** The contact that is shown; undefined where the plan has none such (any more, or yet). */
export function usePass({ satelliteId, stationId, aosMs }: ShownPass, frequencyHz: number): Pass | undefined {
  const scenario = useScenario();
  const { text, digest } = useContactSliceText();
  const { contacts, partial } = useContacts();
  const satellite = satelliteIndex(scenario).get(satelliteId);
  const station = stationIndex(scenario).get(stationId);
  const satelliteOf = useExpandedSatellites()[satellite ?? -1];
  const stationOf = useStations()[station ?? -1];
  const window = useMemo(() => {
    if (satellite === undefined || station === undefined) return undefined;
    const tables = (contacts ? [contacts] : partial).map(({ windows }) => windows);
    return findPass(tables, { satellite, station }, aosMs);
  }, [contacts, partial, satellite, station, aosMs]);
  const startMs = window?.windows.aosMs[window.row] ?? 0;
  const endMs = window?.windows.losMs[window.row] ?? 0;
  const { data, error } = useQuery({
    queryKey: ["pass", digest, satellite, station, startMs, endMs, frequencyHz],
    queryFn: async ({ signal }) => {
      const stepSeconds = stepSecondsOf(startMs, endMs);
      const outcome = await planner.passDetail(
        { sliceText: text, satellite: satellite ?? 0, station: station ?? 0, startMs, endMs, stepSeconds, frequencyHz },
        { signal },
      );
      if (outcome.status === "done") return outcome.value;
      throw new Error(outcome.status === "refused" ? outcome.problems[0]?.message : outcome.status);
    },
    enabled: window !== undefined,
    gcTime: 30_000,
    // Another frequency changes one curve: the others stay.
    placeholderData: keepPreviousData,
  });
  if (window === undefined || satelliteOf === undefined || stationOf === undefined) return undefined;
  const samples = data?.timesMs[0] === startMs ? data : undefined;
  return {
    satellite: satelliteOf,
    station: stationOf,
    aosMs: startMs,
    losMs: endMs,
    window,
    samples,
    problem: error?.message,
  };
}
