import type { LearningRules, Scenario } from "../../../scenario/schema";
import type { TrainingInput } from "../../rounds/roundWork";
import { prepareTraining } from "../../trainScenario";
import { type MissionSettings, missionSettings } from "../missionSettings";
import { satelliteIds } from "./networks";

/** Data of 50 to 60 samples for satellites s0, s1, ..., and the settings of a training over them. */
export function trainingInput(
  satellites: number,
  rules: LearningRules,
): { readonly input: TrainingInput; readonly mission: MissionSettings } {
  const learning: LearningRules = { data: { kind: "synthetic", maxSamples: 60 }, local: { epochs: 1 }, ...rules };
  const scenario: Scenario = {
    schema: "orbitweave/scenario/1",
    name: "training",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    satellites: satelliteIds(satellites).map((id) => ({
      id,
      orbit: { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 },
    })),
    learning,
  };
  const prepared = prepareTraining(scenario);
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  const input = prepared.value.seeds[0]?.prepare();
  if (input === undefined || !input.ok) throw new Error("no data");
  const mission = missionSettings(rules.mission ?? {}, input.value.settings);
  if (!mission.ok) throw new Error(mission.error[0]?.message);
  return { input: input.value, mission: mission.value };
}
