import { type CodecOptions, type CodecSettings, codecPresets, codecSettings } from "../core/compression/codecSettings";
import type { CompressionType } from "./compressionType";
import { OrbitweaveError } from "./orbitweaveError";

export interface CompressionConfigOptions extends CodecOptions {
  readonly compressionType: CompressionType;
}

/** Which codec a client compresses with, and how. */
export class CompressionConfig {
  /** Every setting, defaults put in. */
  readonly settings: CodecSettings;

  /** @throws OrbitweaveError where an option is unknown or out of range */
  constructor({ compressionType, ...options }: CompressionConfigOptions) {
    const settings = codecSettings(compressionType, options);
    if (!settings.ok) {
      throw new OrbitweaveError(
        settings.error.map((problem) => (problem.path === "codec" ? { ...problem, path: "compressionType" } : problem)),
      );
    }
    this.settings = settings.value;
  }

  /**
   * `low`: integers of 8 bits, about 4 times fewer bytes. `balanced`: the largest 1 % in 8 bits with error feedback, about 200 times. `high`: deep
   * gradient compression of 99.9 %, about 700 times once it has warmed up.
   * @throws OrbitweaveError where the name is another
   */
  static preset(name: keyof typeof codecPresets): CompressionConfig {
    if (!Object.hasOwn(codecPresets, name)) {
      const allowed = Object.keys(codecPresets).join(", ");
      throw new OrbitweaveError([{ path: "preset", message: "no such preset", given: name, allowed }]);
    }
    const { codec, ...options } = codecPresets[name];
    return new CompressionConfig({ compressionType: codec, ...options });
  }
}
