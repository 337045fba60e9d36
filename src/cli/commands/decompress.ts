import { countedText } from "../../core/base/counted";
import { failure, type Problem } from "../../core/base/outcome";
import { writeGradientFile } from "../../core/compression/files/gradientFile";
import { decodeGradient } from "../../core/compression/wireFormat";
import { type Command, formatOption } from "../command";
import { type ExitCode, exitCodes, type Io } from "../io";
import { complainOf } from "../openScenario";
import { outputProblem } from "../outputProblem";
import { problemsIn } from "../problemsIn";
import { longestGradientFile } from "../readGradient";
import { refuse } from "../refuse";

/** `orbitweave decompress IN OUT` */
export const decompressCommand: Command = {
  name: "decompress",
  target: "IN",
  output: "OUT",
  summary: "Decodes what compress has encoded.",
  options: [formatOption("table", "json")],
  details: `OUT is a .f32, .npy or .safetensors file. Only .safetensors holds more than one tensor, or names.
JSON: { codec, elements }. Bytes that are cut, changed or not ours are refused, and nothing is written.`,
  examples: ["orbitweave decompress gradient.owgc gradient.npy", "orbitweave decompress model.owgc model.safetensors"],
  async run({ target, output, options }, io) {
    if (output === undefined) return refuse(io, "OUT is missing");
    const lost = outputProblem(target, output);
    if (lost !== undefined) return refuse(io, lost);
    const bytes = await io.readBytes(target, longestGradientFile);
    if (!bytes.ok) return refused(bytes.error, io);
    const decoded = decodeGradient(bytes.value);
    if (!decoded.ok) return refused(problemsIn(target, decoded.error), io);
    const file = writeGradientFile(output, decoded.value.gradient);
    const written = file.ok ? await io.writeFile(output, file.value) : failure(problemsIn(output, file.error));
    if (!written.ok) return refused(written.error, io);
    const { codec, elements } = decoded.value;
    await io.write(
      options.get("format") === "json"
        ? `${JSON.stringify({ codec, elements })}\n`
        : `${countedText(elements, "value")}, by ${codec}\n`,
    );
    return exitCodes.fine;
  },
};

function refused(problems: readonly Problem[], io: Io): ExitCode {
  complainOf(problems, io);
  return exitCodes.badInput;
}
