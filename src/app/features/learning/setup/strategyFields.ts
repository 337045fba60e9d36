import { learningDefaults } from "../../../../core/scenario/learningDefaults";
import type { LearningRules } from "../../../../core/scenario/schema";
import { strategyTitles } from "../../../state/learning/runName";
import { choicesOf, numberField, type SettingField } from "./settingField";

/** The strategy, and what it can be told. */
export function strategyFields({ strategy }: LearningRules): SettingField[] {
  const kind = strategy?.kind ?? "fed-avg";
  const own: Partial<Record<typeof kind, readonly SettingField[]>> = {
    "fed-prox": [
      numberField("strategy.proximalMu", "Weight mu of the proximal term", String(learningDefaults.proximalMu)),
    ],
    "trimmed-mean": [numberField("strategy.trimFraction", "Share cut at each end (0 to 0.5)", "0.1")],
    krum: [numberField("strategy.byzantine", "Wrong clients to stand", "1")],
    "multi-krum": [
      numberField("strategy.byzantine", "Wrong clients to stand", "1"),
      numberField("strategy.keep", "Updates that are averaged", "all but these"),
    ],
    "fed-async": [
      numberField("strategy.mixing", "Share of a fresh update (0 to 1)", "0.6"),
      {
        path: "strategy.stalenessFunction",
        label: "Fall with staleness",
        control: "choice",
        fallback: "polynomial",
        choices: choicesOf({ constant: "constant", polynomial: "polynomial", hinge: "hinge" }),
      },
      numberField("strategy.stalenessExponent", "Exponent a of staleness", "0.5"),
      ...(strategy?.stalenessFunction === "hinge"
        ? [numberField("strategy.stalenessLimit", "Staleness where the hinge begins (steps)", "6")]
        : []),
    ],
    "fed-buff": [
      numberField("strategy.bufferSize", "Updates of one step", "participants"),
      numberField("strategy.stalenessExponent", "Exponent a of staleness", "0.5"),
    ],
  };
  return [
    {
      path: "strategy",
      label: "Strategy",
      control: "choice",
      fallback: "fed-avg",
      choices: choicesOf(strategyTitles, (name) => (name === "fed-avg" ? undefined : { kind: name })),
    },
    ...(own[kind] ?? []),
    ...optimizerFields(kind),
  ];
}

/** What the server's step is told, where the strategy has one. */
function optimizerFields(kind: NonNullable<LearningRules["strategy"]>["kind"]): SettingField[] {
  const rates: Readonly<Record<string, string>> = { "fed-adagrad": "0.1", "fed-adam": "0.1", "fed-yogi": "0.01" };
  if (kind === "fed-async") return [];
  const rate = numberField("strategy.serverLr", "Learning rate of the server", rates[kind] ?? "1");
  const isAdaptive = rates[kind] !== undefined;
  if (!isAdaptive && kind !== "fed-avg-m") return [rate];
  return [
    rate,
    numberField("strategy.beta1", "Momentum beta1 (0 to 1)", kind === "fed-adagrad" ? "0" : "0.9"),
    ...(isAdaptive
      ? [
          ...(kind === "fed-adagrad" ? [] : [numberField("strategy.beta2", "Decay beta2 (0 to 1)", "0.99")]),
          numberField("strategy.tau", "Tau, added to the root", "0.001"),
          numberField("strategy.v0", "Second moment at the start", "tau²"),
          { path: "strategy.biasCorrection", label: "Bias correction", control: "switch" } as const,
        ]
      : []),
  ];
}
