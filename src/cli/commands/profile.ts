import { dirname, join } from "node:path";
import { countedText } from "../../core/base/counted";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { roundTo } from "../../core/base/rounding";
import { libraryIds, libraryModel } from "../../core/partition/models/library";
import { type OpenedModel, openModel } from "../../core/partition/models/openModel";
import { precisions, type SizeOptions } from "../../core/partition/models/sizes";
import type { ModelProfile } from "../../core/scenario/schema";
import { type Command, type CommandArguments, formatOption } from "../command";
import { fileSource } from "../fileSource";
import { exitCodes } from "../io";
import { allOf, readNumber } from "../meshOptions";
import { complainOf } from "../openScenario";
import { refuse } from "../refuse";
import { formatTable } from "../table";

/** What marks a model of the library in place of a file. */
const libraryMark = "library:";

/** `orbitweave profile MODELFILE` */
export const profileCommand: Command = {
  name: "profile",
  target: "MODELFILE",
  summary: 'The layers of a model, as a scenario\'s "model" holds them.',
  options: [
    {
      name: "precision",
      value: precisions.join("|"),
      allowed: precisions,
      help: "of the parameters, where they are counted from an architecture; default fp16; files say theirs",
    },
    { name: "batch", value: "N", help: "samples of one pass; default 1" },
    { name: "sequence", value: "N", help: "tokens of one pass; default 512" },
    formatOption("table", "json"),
  ],
  details: `MODELFILE is a .safetensors file or the index of its shards, a .gguf file, an .onnx file (a branching graph becomes the chain of what lies between
its cut points), a Hugging Face config.json, a .csv with the columns name, paramsMB, flops, activationMB, stateMB, or a model of the library: ${libraryIds.map((id) => libraryMark + id).join(", ")}. Only headers are read. Sizes in MB, flops
in operations of one pass; stateMB is what a layer needs besides its parameters.
JSON: { name, layers: [{ name, paramsMB, flops, activationMB, stateMB? }], totalParamsMB, totalFlops }.`,
  examples: [
    "orbitweave profile model.safetensors",
    "orbitweave profile library:llama-3-8b --precision int4 --sequence 4096 --format json",
  ],
  async run({ target, options }, io) {
    const read = allOf(readCount(options, "batch"), readCount(options, "sequence"));
    if (!read.ok) return refuse(io, ...read.error);
    const [batch, sequence] = read.value;
    const precision = precisions.find((name) => name === options.get("precision"));
    const sizes = { ...(precision && { precision }), ...(batch && { batch }), ...(sequence && { sequence }) };
    const model = await findModel(target, sizes);
    if (!model.ok) {
      complainOf(model.error, io);
      return exitCodes.badInput;
    }
    const { model: profile, notes } = model.value;
    await io.write(options.get("format") === "json" ? profileJson(profile) : profileTable(profile, notes));
    return exitCodes.fine;
  },
};

function readCount(options: CommandArguments["options"], name: string): Outcome<number | undefined, string> {
  if (!options.has(name)) return success(undefined);
  const isAllowed = (value: number) => Number.isInteger(value) && value >= 1 && value <= 1_000_000;
  return readNumber(options, name, isAllowed, "a whole number from 1 to 1000000");
}

async function findModel(target: string, sizes: SizeOptions): Promise<Outcome<OpenedModel>> {
  if (target.startsWith(libraryMark)) {
    const id = target.slice(libraryMark.length);
    const model = libraryModel(id, sizes);
    if (model) return success({ model, notes: [] });
    return failure([{ path: "library", message: "no such model", given: id, allowed: libraryIds.join(", ") }]);
  }
  const file = await fileSource(target);
  if (!file.ok) return file;
  return openModel(file.value, { ...sizes, openSibling: (name) => fileSource(join(dirname(target), name)) });
}

/** Parameters to whole bytes. */
function totals({ layers }: ModelProfile) {
  return {
    totalParamsMB: roundTo(
      layers.reduce((sum, { paramsMB }) => sum + paramsMB, 0),
      6,
    ),
    totalFlops: layers.reduce((sum, { flops }) => sum + flops, 0),
  };
}

function profileJson(model: ModelProfile): string {
  const { name = "", layers } = model;
  return `${JSON.stringify({ name, layers, ...totals(model) }, undefined, 1)}\n`;
}

function profileTable(model: ModelProfile, notes: readonly string[]): string {
  const rows = model.layers.map(({ name, paramsMB, flops, activationMB = 0, stateMB = 0 }) => [
    name,
    paramsMB.toFixed(3),
    (flops / 1e9).toFixed(3),
    activationMB.toFixed(3),
    stateMB.toFixed(3),
  ]);
  const table = formatTable(
    [
      { title: "layer", align: "left" },
      { title: "parameters (MB)", align: "right" },
      { title: "Gflop", align: "right" },
      { title: "output (MB)", align: "right" },
      { title: "state (MB)", align: "right" },
    ],
    rows,
  );
  const { totalParamsMB, totalFlops } = totals(model);
  const total = `${countedText(model.layers.length, "layer")}, ${totalParamsMB.toFixed(3)} MB of parameters, ${(totalFlops / 1e9).toFixed(3)} Gflop`;
  return `${[`${table}\n${total}`, ...notes].join("\n")}\n`;
}
