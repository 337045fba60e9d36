import type { LearningRules } from "../../../../core/scenario/schema";
import { choicesOf, numberField, type SettingField } from "./settingField";

const switchField: SettingField = {
  path: "mission",
  label: "In mission time",
  hint: "Models and updates take their way over contacts and links, and every training the time of its node",
  control: "switch",
  stored: {},
};

/** Whether training meets contacts and links, and how. Settings that exclude a strategy are shown where they are set, to be taken out. */
export function missionFields({ mission, strategy }: LearningRules, satelliteIds: readonly string[]): SettingField[] {
  if (mission === undefined) return [switchField];
  const isBuffered = strategy?.kind === "fed-buff";
  const isAsync = isBuffered || strategy?.kind === "fed-async";
  const { selection, deadlineHours, aggregation } = mission;
  return [
    switchField,
    {
      path: "mission.server",
      label: "Where updates are aggregated",
      control: "choice",
      fallback: "",
      choices: [
        { value: "", label: "on the ground, which all stations share", stored: undefined },
        ...satelliteIds.map((id) => ({ value: id, label: `on ${id}`, stored: id })),
      ],
    },
    {
      path: "mission.relay",
      label: "Links between satellites carry",
      control: "choice",
      fallback: "mesh",
      choices: choicesOf(
        { mesh: "over all that the mesh has", "in-plane": "within a plane", none: "nothing: contacts alone" },
        orDefault("mesh"),
      ),
    },
    {
      path: "mission.bookings",
      label: "Station time",
      control: "choice",
      fallback: "demand",
      choices: choicesOf(
        { demand: "booked as training needs it", schedule: "only what sync has accepted" },
        orDefault("demand"),
      ),
    },
    ...(isAsync && selection === undefined
      ? []
      : [
          {
            path: "mission.selection",
            label: "Who takes part in a round",
            control: "choice",
            fallback: "random",
            choices: choicesOf(
              { random: "by chance", rotating: "in turn, the soonest first", soonest: "whose update is there soonest" },
              orDefault("random"),
            ),
          } as const,
        ]),
    ...(isAsync && deadlineHours === undefined
      ? []
      : [
          numberField(
            "mission.deadlineHours",
            "Longest round (hours)",
            "none",
            "Satellites do as many epochs as still arrive in time",
          ),
        ]),
    ...(isAsync
      ? [
          numberField(
            "mission.pauseMinutes",
            "Pause between models (minutes)",
            "15",
            "Least time between two models to one satellite",
          ),
        ]
      : []),
    ...(isBuffered || aggregation !== undefined ? aggregationFields(aggregation) : []),
    numberField(
      "mission.computeTflops",
      "Compute of a satellite (Tflop/s)",
      "1",
      "Of satellites without a node in the plan",
    ),
    numberField(
      "mission.trainingFlops",
      "Work on a sample (flop)",
      "the model's",
      "Forward and backward once; more lets a small model take the time of the one that it stands for",
    ),
    {
      path: "mission.sunlightOnly",
      label: "Train in sunlight only",
      hint: "Work rests in the Earth's umbra",
      control: "switch",
    },
  ];
}

function aggregationFields(aggregation: NonNullable<LearningRules["mission"]>["aggregation"]): SettingField[] {
  return [
    {
      path: "mission.aggregation",
      label: "The buffer becomes a step",
      control: "choice",
      fallback: "count",
      choices: [
        { value: "count", label: "when it is full", stored: undefined },
        { value: "interval", label: "at fixed intervals", stored: { kind: "interval" } },
        { value: "chosen", label: "at chosen instants", stored: { kind: "chosen" } },
      ],
    },
    ...(aggregation?.kind === "interval"
      ? [numberField("mission.aggregation.intervalHours", "Interval (hours)", "1")]
      : []),
    ...(aggregation?.kind === "chosen"
      ? [
          numberField(
            "mission.aggregation.horizonHours",
            "Planned ahead (hours)",
            "6",
            "Contacts are known that far when instants are chosen",
          ),
        ]
      : []),
  ];
}

function orDefault(byDefault: string) {
  return (value: string) => (value === byDefault ? undefined : value);
}
