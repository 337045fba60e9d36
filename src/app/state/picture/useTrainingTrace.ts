import { useStore } from "zustand";
import type { MissionPicture } from "../../../engine/client/trainer";
import { satelliteIndex, stationIndex } from "../derived";
import { documentStore } from "../documentStore";
import { missionPicture } from "../learning/missionPicture";
import { type NodeIndices, type TrainingTrace, trainingTrace } from "./trainingTrace";
import { trainingView } from "./trainingView";

/** The training in mission time by the open plan's nodes; undefined: there is none. */
export function useTrainingTrace(): TrainingTrace | undefined {
  const picture = useStore(missionPicture, (state) => state.picture);
  const satellites = documentStore((state) => satelliteIndex(state.scenario));
  const stations = documentStore((state) => stationIndex(state.scenario));
  return picture && traceOf(picture, { satellites, stations });
}

/** The same, unless it is hidden. */
export function useShownTraining(): TrainingTrace | undefined {
  const isShown = trainingView((state) => state.isShown);
  const trace = useTrainingTrace();
  return isShown ? trace : undefined;
}

/** The training in mission time at this moment, for whoever is no component. */
export function trainingTraceNow(): TrainingTrace | undefined {
  const { picture } = missionPicture.getState();
  const { scenario } = documentStore.getState();
  return picture && traceOf(picture, { satellites: satelliteIndex(scenario), stations: stationIndex(scenario) });
}

let last: { readonly picture: MissionPicture; readonly nodes: NodeIndices; readonly trace: TrainingTrace } | undefined;

/** One for all who show it, as long as run and nodes stay. */
function traceOf(picture: MissionPicture, nodes: NodeIndices): TrainingTrace {
  const isSame =
    last?.picture === picture && last.nodes.satellites === nodes.satellites && last.nodes.stations === nodes.stations;
  if (last === undefined || !isSame) last = { picture, nodes, trace: trainingTrace(picture, nodes) };
  return last.trace;
}
