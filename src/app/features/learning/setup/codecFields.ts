import type { LearningRules } from "../../../../core/scenario/schema";
import {
  type CodecName,
  type CodecOptions,
  codecList,
  type OptionName,
  optionsRead,
  quantizerNames,
  wantsFeedback,
} from "../../../state/compression/codecOptions";
import { codecTitles, optionTexts } from "../../../state/compression/codecTexts";
import { type Choice, choicesOf, type SettingField } from "./settingField";

/** The codec of updates, and what it can be told. */
export function codecFields({ compression }: LearningRules): SettingField[] {
  const codec = (compression?.codec ?? "none") as CodecName;
  const quantizer = compression?.quantizer as CodecOptions["quantizer"];
  return [
    { path: "compression", label: "Codec", control: "choice", fallback: "none", choices: codecList.map(choiceOfCodec) },
    ...(codecList.includes(codec) ? optionsRead(codec, quantizer).map((name) => optionFields[name]) : []),
  ];
}

/** A codec that is off in a direction of its own begins with error feedback. */
function choiceOfCodec(codec: CodecName): Choice {
  const stored = { codec, ...(wantsFeedback(codec) && { errorFeedback: true }) };
  return { value: codec, label: codecTitles[codec], stored: codec === "none" ? undefined : stored };
}

const optionFields: Readonly<Record<OptionName, SettingField>> = {
  seed: numberOption("seed", "0"),
  sparsity: numberOption("sparsity", "0.99"),
  threshold: numberOption("threshold", "0.001"),
  scaled: choiceOption("scaled", "default", [
    { value: "default", label: "without error feedback", stored: undefined },
    { value: "true", label: "yes", stored: true },
    { value: "false", label: "no", stored: false },
  ]),
  bits: choiceOption("bits", "8", choicesOf({ 8: "8", 4: "4" }, Number)),
  blockSize: numberOption("blockSize", "256"),
  stochastic: choiceOption(
    "stochastic",
    "true",
    choicesOf({ true: "yes", false: "no" }, (value) => value === "true"),
  ),
  levels: numberOption("levels", "15"),
  bucketSize: numberOption("bucketSize", "512"),
  rank: numberOption("rank", "4"),
  rows: numberOption("rows", "5"),
  columns: numberOption("columns", "a twentieth of the values"),
  momentum: numberOption("momentum", "0.9"),
  warmUpCalls: numberOption("warmUpCalls", "1"),
  quantizer: choiceOption(
    "quantizer",
    "quantization",
    quantizerNames.map((name) => ({ value: name, label: codecTitles[name], stored: name })),
  ),
  errorFeedback: { path: "compression.errorFeedback", ...optionTexts.errorFeedback, control: "switch" },
};

function numberOption(name: OptionName, fallback: string): SettingField {
  return { path: `compression.${name}`, ...optionTexts[name], control: "number", fallback };
}

function choiceOption(name: OptionName, fallback: string, choices: readonly Choice[]): SettingField {
  return { path: `compression.${name}`, ...optionTexts[name], control: "choice", fallback, choices };
}
