import { learningDefaults } from "../../../core/scenario/learningDefaults";
import type { Scenario } from "../../../core/scenario/schema";
import { detailLength, mostDetails } from "../../../core/scenario/schema/trainingRun";
import { type CodecName, type CodecOptions, codecList, optionsRead } from "../compression/codecOptions";
import { learningOf } from "./learningEdits";

/**
 * The settings of a plan's training that its name leaves out, in words (`learning rate 0.01`): those that people change most with their defaults, so that
 * two trainings differ in a value each, all others where the plan says something of them.
 */
export function runDetails(scenario: Scenario): string[] {
  const { constellations = [], satellites = [] } = scenario;
  const { data, model, strategy, local = {}, compression, faults, privacy, mission, ...rules } = learningOf(scenario);
  const clients = constellations.reduce((sum, each) => sum + each.planes * each.satellitesPerPlane, satellites.length);
  const {
    learningRate = learningDefaults.learningRate,
    epochs = learningDefaults.epochs,
    batchSize = learningDefaults.batchSize,
    momentum = learningDefaults.momentum,
  } = local;
  const { codec, sparsity = 0.99, ...codecOptions } = compression ?? { codec: "none" };
  const quantizer = compression?.quantizer as CodecOptions["quantizer"];
  const isSparse = isCodec(codec) && optionsRead(codec, quantizer).includes("sparsity");
  const { kind, proximalMu = learningDefaults.proximalMu, ...strategyOptions } = strategy ?? { kind: "fed-avg" };
  const { noiseMultiplier: _, ...privacyOptions } = privacy ?? {};
  const details = [
    ...(kind === "fed-prox" ? [`mu ${proximalMu}`] : []),
    ...(isSparse ? [`keeping ${Number((100 * (1 - sparsity)).toPrecision(4))} %`] : []),
    ...(model?.kind === "mlp" ? [`widths ${model.hidden.join(", ")}`] : []),
    ...(model?.kind === "conv" ? [`filters ${model.filters.join(", ")}`, `kernel ${model.kernel}`] : []),
    `learning rate ${learningRate}`,
    `epochs ${epochs}`,
    `rounds ${rules.rounds ?? learningDefaults.rounds}`,
    `participants ${rules.participants ?? Math.min(learningDefaults.participants, clients)}`,
    `batch ${batchSize}`,
    `momentum ${momentum}`,
    `seeds ${(rules.seeds ?? [0]).join(", ")}`,
    `satellites ${clients}`,
    ...(rules.targetAccuracy === undefined ? [] : [`target ${rules.targetAccuracy}`]),
    ...otherSettings("strategy", strategyOptions),
    ...otherSettings("codec", codecOptions),
    ...otherSettings("faults", faults),
    ...otherSettings("privacy", privacyOptions),
    ...otherSettings("data", data),
    ...otherSettings("mission", mission),
  ];
  return details.map((detail) => detail.slice(0, detailLength)).slice(0, mostDetails);
}

function isCodec(name: string): name is CodecName {
  return (codecList as readonly string[]).includes(name);
}

/** `codec bits 4` for each number, word or switch of a part of the rules; a table of one's own is no such thing. */
function otherSettings(title: string, part: object = {}): string[] {
  return Object.entries(part).flatMap(([key, value]) => {
    if (value === undefined || key === "kind" || key === "text") return [];
    const name = `${title} ${key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`;
    if (Array.isArray(value)) return [`${name} ${value.join(", ")}`];
    return typeof value === "object" && value !== null ? otherSettings(name, value) : [`${name} ${value}`];
  });
}
