import type { LearningRules } from "../../../../core/scenario/schema";
import {
  type CodecName,
  type CodecOptions,
  codecList,
  type OptionName,
  optionsRead,
  wantsFeedback,
} from "../../../state/compression/codecOptions";
import { type Choice, choicesOf, numberField, type SettingField } from "./settingField";

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
  return { value: codec, label: codec, stored: codec === "none" ? undefined : stored };
}

const optionFields: Readonly<Record<OptionName, SettingField>> = {
  seed: numberField("compression.seed", "Seed of what is drawn", "0"),
  sparsity: numberField("compression.sparsity", "Share left out (0 to 1)", "0.99"),
  threshold: numberField("compression.threshold", "Least magnitude kept", "0.001"),
  scaled: {
    path: "compression.scaled",
    label: "Values times d/k",
    control: "choice",
    fallback: "default",
    choices: [
      { value: "default", label: "without error feedback", stored: undefined },
      { value: "true", label: "yes", stored: true },
      { value: "false", label: "no", stored: false },
    ],
  },
  bits: {
    path: "compression.bits",
    label: "Bits a value",
    control: "choice",
    fallback: "8",
    choices: choicesOf({ 8: "8", 4: "4" }, Number),
  },
  blockSize: numberField("compression.blockSize", "Values under one scale", "256"),
  stochastic: {
    path: "compression.stochastic",
    label: "Rounding",
    control: "choice",
    fallback: "true",
    choices: choicesOf({ true: "by chance", false: "to nearest" }, (value) => value === "true"),
  },
  levels: numberField("compression.levels", "Positive levels", "15"),
  bucketSize: numberField("compression.bucketSize", "Values under one norm", "512"),
  rank: numberField("compression.rank", "Rank", "4"),
  rows: numberField("compression.rows", "Rows", "5"),
  columns: numberField("compression.columns", "Columns", "a twentieth of the values"),
  momentum: numberField("compression.momentum", "Momentum of the codec (0 to 1)", "0.9"),
  warmUpCalls: numberField("compression.warmUpCalls", "Calls at each step of the warm-up", "1"),
  quantizer: {
    path: "compression.quantizer",
    label: "Codec of the values kept",
    control: "choice",
    fallback: "quantization",
    choices: choicesOf({
      quantization: "quantization",
      fp16: "fp16",
      bf16: "bf16",
      qsgd: "qsgd",
      ternary: "ternary",
      natural: "natural",
      sign: "sign",
    }),
  },
  errorFeedback: {
    path: "compression.errorFeedback",
    label: "Error feedback",
    hint: "What is left out is added to the client's next update",
    control: "switch",
  },
};
