import type { LearningRules } from "../../../../core/scenario/schema";
import { numberField, type SettingField } from "./settingField";

type Data = NonNullable<LearningRules["data"]>;

const syntheticFields: readonly SettingField[] = [
  numberField("data.alpha", "Alpha: how far models lie apart", "1"),
  numberField("data.beta", "Beta: how far data lie apart", "1"),
  numberField("data.maxSamples", "Most samples of a client", "no cap"),
  { path: "data.iid", label: "The same distribution for all", control: "switch" },
  {
    path: "data.areVariances",
    label: "Alpha and beta are variances",
    hint: "As the paper says; FedProx's code takes them for standard deviations",
    control: "switch",
  },
];

const splitField: SettingField = {
  path: "data.split",
  label: "Spread over the satellites",
  control: "choice",
  fallback: "iid",
  choices: [
    { value: "iid", label: "evenly at random", stored: undefined },
    { value: "dirichlet", label: "few classes each (Dirichlet)", stored: { kind: "dirichlet", concentration: 0.5 } },
    { value: "shards", label: "shards sorted by class", stored: { kind: "shards", perClient: 2 } },
    { value: "ground-track", label: "by where it flies", stored: { kind: "ground-track" } },
  ],
};

/** What data of a kind can be told beside what they are. */
export function dataFields(data: Data | undefined): readonly SettingField[] {
  if (data === undefined || data.kind === "synthetic") return syntheticFields;
  return [...(data.kind === "digits" ? digitsFields : tableFields), splitField, ...splitFields(data.split)];
}

const digitsFields: readonly SettingField[] = [numberField("data.samples", "Pictures, drawn at random", "10000")];

const tableFields: readonly SettingField[] = [
  { path: "data.label", label: "Column of the classes", control: "text", fallback: "the last" },
  {
    path: "data.picture",
    label: "Height, width, channels",
    hint: "Where each row is a picture, for convolutions",
    control: "numbers",
    fallback: "no pictures",
  },
];

function splitFields(split: Extract<Data, { kind: "csv" }>["split"]): readonly SettingField[] {
  switch (split?.kind) {
    case "dirichlet":
      return [numberField("data.split.concentration", "Concentration", "0.5", "Small values: few classes each")];
    case "shards":
      return [numberField("data.split.perClient", "Shards a satellite", "2")];
    case "ground-track":
      return [
        numberField("data.split.regionDeg", "Side of a region (degrees)", "30"),
        numberField("data.split.concentration", "Concentration in a region", "0.1", "Small values: few classes each"),
        numberField("data.split.hours", "Collected from the start on (hours)", "1.5"),
      ];
    default:
      return [];
  }
}
