import { createStore } from "zustand/vanilla";
import type { MissionPicture } from "../../../engine/client/trainer";

/** What the training that is shown did in mission time; undefined: there is none, or it still runs. */
export const missionPicture = createStore<{ readonly picture: MissionPicture | undefined }>()(() => ({
  picture: undefined,
}));
