import { failure, type Outcome } from "../../core/base/outcome";
import { parseDecimal } from "../../core/base/parseDecimal";
import { codecNames, quantizerNames } from "../../core/compression/codecNames";
import { type CodecRecord, compressOnce } from "../../core/compression/codecRecord";
import { type CodecSettings, codecSettings } from "../../core/compression/codecSettings";
import type { Gradient } from "../../core/compression/gradient";
import { type Command, type CommandArguments, formatOption } from "../command";
import { type ExitCode, exitCodes, type Io } from "../io";
import { complainOf } from "../openScenario";
import { outputProblem } from "../outputProblem";
import { problemsIn } from "../problemsIn";
import { readGradient } from "../readGradient";
import { refuse } from "../refuse";
import { formatTable } from "../table";

/** Options that are numbers, under the names of their settings. */
const numbers = ["sparsity", "threshold", "bits", "levels", "rank", "seed"] as const;

/** `orbitweave compress IN OUT` */
export const compressCommand: Command = {
  name: "compress",
  target: "IN",
  output: "OUT",
  summary: "Encodes a gradient with a codec, or compares all codecs on it.",
  options: [
    { name: "codec", value: "C", allowed: codecNames, help: `one of ${codecNames.join(", ")}` },
    { name: "compare", help: "print what every codec would make of IN; writes nothing" },
    { name: "sparsity", value: "S", help: "share of the values left out by top-k, random-k and dgc; default 0.99" },
    { name: "threshold", value: "T", help: "least magnitude that threshold keeps; default 0.001" },
    { name: "bits", value: "B", help: "bits a value of quantization, 8 or 4; default 8" },
    { name: "levels", value: "L", help: "positive levels of qsgd; default 15" },
    { name: "rank", value: "R", help: "rank of power-sgd; default 4" },
    {
      name: "quantizer",
      value: "Q",
      allowed: quantizerNames,
      help: "what top-k-quantized puts on the values it keeps",
    },
    { name: "nearest", help: "quantization rounds to nearest, not by chance" },
    { name: "seed", value: "N", help: "of random codecs, 0 to 4294967295; default 0" },
    { name: "nonfinite", value: "zero", allowed: ["zero"], help: "put 0 in place of NaN and infinities" },
    formatOption("table", "json"),
  ],
  details: `IN is a .f32 (bare little-endian values), .npy or .safetensors file; names and shapes of tensors are kept. OUT gets the encoded bytes
(docs/methods/compression.md says how they lie). Sizes are of real bytes, header and places of kept values included.
JSON: { codec, elements, originalBytes, encodedBytes, compressionRatio, relativeError }; with --compare a list of them. relativeError is
|x - y| / |x| in the Euclidean norm. A codec that cannot hold the values is left out of --compare with a warning.`,
  examples: [
    "orbitweave compress gradient.npy gradient.owgc --codec top-k --sparsity 0.99",
    "orbitweave compress model.safetensors model.owgc --codec quantization --bits 4 --seed 7",
    "orbitweave compress gradient.f32 --compare",
  ],
  async run(given, io) {
    const { target, output, options } = given;
    const isComparing = options.has("compare");
    const codec = options.get("codec");
    if (isComparing && (codec !== undefined || output !== undefined)) {
      return refuse(io, "--compare takes all codecs and writes no file: leave out --codec and OUT");
    }
    if (!isComparing && (codec === undefined || output === undefined)) {
      const what = output === undefined ? "OUT" : "--codec";
      return refuse(io, `${what} is missing (or --compare, which wants neither OUT nor --codec)`);
    }
    const lost = output === undefined ? undefined : outputProblem(target, output);
    if (lost !== undefined) return refuse(io, lost);
    const settings = settingsOf(codec ?? "none", given);
    if (!settings.ok) {
      complainOf(
        settings.error.map((problem) => ({ ...problem, path: `--${problem.path}` })),
        io,
      );
      return exitCodes.badInput;
    }
    const gradient = await readGradient(target, options.has("nonfinite"), io);
    if (!gradient.ok) {
      complainOf(gradient.error, io);
      return exitCodes.badInput;
    }
    const isJson = options.get("format") === "json";
    const input = { name: target, gradient: gradient.value };
    if (output === undefined) return compare(input, settings.value, isJson, io);
    return writeOne(input, settings.value, output, isJson, io);
  },
};

function settingsOf(codec: string, { options }: CommandArguments): Outcome<CodecSettings> {
  const given: Record<string, unknown> = {};
  for (const name of numbers) {
    const text = options.get(name);
    if (text === undefined) continue;
    // What is no number stays text, which no setting allows.
    const value = parseDecimal(text);
    given[name] = Number.isNaN(value) ? text : value;
  }
  const quantizer = options.get("quantizer");
  if (quantizer !== undefined) given.quantizer = quantizer;
  if (options.has("nearest")) given.stochastic = false;
  return codecSettings(codec, given);
}

interface Input {
  /** Of the file. */
  readonly name: string;
  readonly gradient: Gradient;
}

async function writeOne(
  { name, gradient }: Input,
  settings: CodecSettings,
  output: string,
  isJson: boolean,
  io: Io,
): Promise<ExitCode> {
  const made = compressOnce(gradient, settings);
  const written = made.ok ? await io.writeFile(output, made.value.update.bytes) : failure(problemsIn(name, made.error));
  if (!made.ok || !written.ok) {
    complainOf(written.ok ? [] : written.error, io);
    return exitCodes.badInput;
  }
  await io.write(isJson ? `${JSON.stringify(made.value.record)}\n` : recordsTable([made.value.record]));
  return exitCodes.fine;
}

async function compare({ name, gradient }: Input, settings: CodecSettings, isJson: boolean, io: Io): Promise<ExitCode> {
  const records: CodecRecord[] = [];
  for (const codec of codecNames) {
    io.showProgress?.(`compressing with ${codec}`);
    const made = compressOnce(gradient, { ...settings, codec });
    if (made.ok) {
      records.push(made.value.record);
      continue;
    }
    // `none` holds all that is fit to be compressed: what it refuses is wrong with the input.
    if (codec === "none") {
      complainOf(problemsIn(name, made.error), io);
      return exitCodes.badInput;
    }
    io.complain(`warning: ${codec} cannot hold this gradient: ${made.error[0]?.path} ${made.error[0]?.message}`);
  }
  io.showProgress?.("");
  await io.write(isJson ? `${JSON.stringify(records)}\n` : recordsTable(records));
  return exitCodes.fine;
}

function recordsTable(records: readonly CodecRecord[]): string {
  return formatTable(
    [
      { title: "codec", align: "left" },
      { title: "values", align: "right" },
      { title: "bytes", align: "right" },
      { title: "encoded bytes", align: "right" },
      { title: "ratio", align: "right" },
      { title: "relative error", align: "right" },
    ],
    records.map(({ codec, elements, originalBytes, encodedBytes, compressionRatio, relativeError }) => [
      codec,
      String(elements),
      String(originalBytes),
      String(encodedBytes),
      compressionRatio.toFixed(2),
      relativeError.toPrecision(4),
    ]),
  );
}
