import { countedText } from "../../core/base/counted";
import { writeGradientFile } from "../../core/compression/files/gradientFile";
import { decodeGradient } from "../../core/compression/wireFormat";
import { type Command, formatOption } from "../command";
import { exitCodes } from "../io";
import { complainOf } from "../openScenario";
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
    const bytes = await io.readBytes(target, longestGradientFile);
    const decoded = bytes.ok ? decodeGradient(bytes.value) : bytes;
    const file = decoded.ok ? writeGradientFile(output, decoded.value.gradient) : decoded;
    const written = file.ok ? await io.writeFile(output, file.value) : file;
    if (!decoded.ok || !written.ok) {
      complainOf(written.ok ? [] : written.error, io);
      return exitCodes.badInput;
    }
    const { codec, elements } = decoded.value;
    await io.write(
      options.get("format") === "json"
        ? `${JSON.stringify({ codec, elements })}\n`
        : `${countedText(elements, "value")}, by ${codec}\n`,
    );
    return exitCodes.fine;
  },
};
