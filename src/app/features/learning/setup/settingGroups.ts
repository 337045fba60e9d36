import { learningDefaults } from "../../../../core/scenario/learningDefaults";
import type { LearningRules } from "../../../../core/scenario/schema";
import { attackTitles } from "../../../state/learning/runName";
import { byzantineText, stragglerText } from "../model/faultTexts";
import { codecFields } from "./codecFields";
import { missionFields } from "./missionFields";
import { choicesOf, numberField, type SettingField } from "./settingField";
import { strategyFields } from "./strategyFields";

export interface SettingGroup {
  readonly title: string;
  readonly fields: readonly SettingField[];
}

/** The settings that matter under the rules as they are, but for the data. */
export function settingGroups(rules: LearningRules, satelliteIds: readonly string[]): readonly SettingGroup[] {
  return [
    { title: "Model", fields: modelFields(rules) },
    { title: "Aggregation", fields: strategyFields(rules) },
    { title: "Rounds", fields: roundFields },
    { title: "Mission time", fields: missionFields(rules, satelliteIds) },
    { title: "Training on a client", fields: localFields },
    { title: "Codec of updates", fields: codecFields(rules) },
    { title: "Faults", fields: faultFields(rules, satelliteIds.length) },
    { title: "Privacy", fields: privacyFields(rules) },
  ];
}

function modelFields({ model }: LearningRules): SettingField[] {
  return [
    {
      path: "model",
      label: "Architecture",
      control: "choice",
      fallback: "softmax",
      choices: [
        { value: "softmax", label: "Softmax regression", stored: undefined },
        { value: "mlp", label: "Dense layers with ReLU", stored: { kind: "mlp", hidden: [64] } },
        {
          value: "conv",
          label: "Convolutional network",
          stored: { kind: "conv", filters: [6, 12], kernel: 5 },
        },
      ],
    },
    ...(model?.kind === "mlp"
      ? [{ path: "model.hidden", label: "Widths of hidden layers", control: "numbers", fallback: "64" } as const]
      : []),
    ...(model?.kind === "conv"
      ? [
          { path: "model.filters", label: "Filters of each block", control: "numbers", fallback: "6, 12" } as const,
          numberField("model.kernel", "Side of the kernels (pixels)", "5"),
        ]
      : []),
  ];
}

const roundFields: readonly SettingField[] = [
  numberField("rounds", "Rounds", String(learningDefaults.rounds)),
  numberField("participants", "Clients of a round", `${learningDefaults.participants}, or all`),
  numberField("targetAccuracy", "Target accuracy (0 to 1)", "none"),
  {
    path: "seeds",
    label: "Seeds, one run each",
    hint: "Whole numbers; several give a band",
    control: "numbers",
    fallback: "0",
  },
];

const localFields: readonly SettingField[] = [
  numberField("local.epochs", "Epochs a round", String(learningDefaults.epochs)),
  numberField("local.batchSize", "Batch (samples)", String(learningDefaults.batchSize)),
  numberField("local.learningRate", "Learning rate", String(learningDefaults.learningRate)),
  numberField("local.momentum", "Momentum (0 to 1)", String(learningDefaults.momentum)),
];

function faultFields(rules: LearningRules, clients: number): SettingField[] {
  const { byzantine, stragglers } = rules.faults ?? {};
  return [
    {
      path: "faults.byzantine",
      label: "Byzantine clients",
      control: "choice",
      fallback: "none",
      choices: [
        { value: "none", label: "none", stored: undefined },
        ...choicesOf(attackTitles, (kind) => ({ share: 0.1, kind })),
      ],
    },
    ...(byzantine === undefined
      ? []
      : [
          {
            ...numberField("faults.byzantine.share", "Byzantine share (0 to 1)", "0.1", "Of all, whoever takes part"),
            effect: byzantineText(byzantine.share, clients),
          },
          ...(byzantine.kind === "label-flip"
            ? []
            : [
                numberField(
                  "faults.byzantine.scale",
                  byzantine.kind === "noise" ? "Deviation of the noise" : "Factor of the flipped update",
                  "1",
                ),
              ]),
        ]),
    {
      ...numberField("faults.stragglers.share", "Stragglers (share of a round)", "0"),
      clears: "faults.stragglers",
      ...(stragglers && { effect: stragglerText(stragglers.share, rules, clients) }),
    },
    ...(stragglers === undefined
      ? []
      : [
          {
            path: "faults.stragglers.partialWork",
            label: "What stragglers did",
            control: "choice",
            fallback: "keep",
            choices: choicesOf({ keep: "counts", drop: "is dropped" }),
          } as const,
        ]),
    numberField("faults.dropoutRate", "Chance that an update is lost", "0"),
  ];
}

function privacyFields({ privacy }: LearningRules): SettingField[] {
  return [
    {
      path: "privacy",
      label: "Differential privacy",
      control: "choice",
      fallback: "off",
      choices: [
        { value: "off", label: "off", stored: undefined },
        { value: "on", label: "clip updates, noise on their mean", stored: { clipNorm: 1, noiseMultiplier: 1 } },
      ],
    },
    ...(privacy === undefined
      ? []
      : [
          numberField("privacy.clipNorm", "Greatest length of an update", "1"),
          numberField(
            "privacy.noiseMultiplier",
            "Noise multiplier",
            "1",
            "Deviation of the noise on the sum, in clip norms",
          ),
          numberField("privacy.delta", "Delta", "0.00001", "Epsilon is shown for it"),
        ]),
    {
      path: "secureAggregation",
      label: "Secure aggregation",
      hint: "The server sees masked updates and their sum; its bytes are counted",
      control: "switch",
    },
  ];
}
