import type { Gradient } from "../core/compression/gradient";
import { type CompressedUpdate, type CompressorState, UpdateCompressor } from "../core/compression/updateCompressor";
import { CompressionConfig } from "./compressionConfig";
import { instanceProblems } from "./instanceProblems";
import { orThrow, throwIfAny } from "./orbitweaveError";
import { unknownOptions } from "./unknownOptions";

export interface FederatedClientOptions {
  /** Tells this client's random draws from those of others. */
  readonly nodeId: string;
  readonly compression: CompressionConfig;
}

/** A node that sends compressed model updates, and carries from call to call what it has left out. */
export class FederatedClient {
  readonly nodeId: string;
  readonly compression: CompressionConfig;
  private readonly compressor: UpdateCompressor;

  /** @throws OrbitweaveError where the id is empty, the compression is no CompressionConfig or an option is unknown */
  constructor(options: FederatedClientOptions) {
    const { nodeId, compression } = options;
    const problems = unknownOptions(options, { nodeId: true, compression: true });
    if (typeof nodeId !== "string" || nodeId === "") {
      problems.push({ path: "nodeId", message: "wants a text", given: nodeId });
    }
    const allowed = "new CompressionConfig({ compressionType, ... }) or CompressionConfig.preset(name)";
    problems.push(...instanceProblems("compression", compression, CompressionConfig, allowed));
    throwIfAny(problems);
    this.nodeId = nodeId;
    this.compression = compression;
    this.compressor = new UpdateCompressor(compression.settings, nodeId);
  }

  /**
   * Compresses the next gradient: an array, or tensors by name, of the same form on every call.
   * @throws OrbitweaveError where a value is not finite or too large for the codec, or the form is another; nothing changes then
   */
  compress(gradients: Gradient): CompressedUpdate {
    return orThrow(this.compressor.compress(gradients));
  }

  /** What calls have left out so far, in the form of the gradients; undefined where nothing is kept back. */
  get residual(): Gradient | undefined {
    return this.compressor.residual;
  }

  /** A copy of all that is carried from call to call, fit for structured cloning. */
  state(): CompressorState {
    return this.compressor.state();
  }

  /** Goes on from a state. @throws OrbitweaveError where it is broken */
  restore(state: CompressorState): void {
    orThrow(this.compressor.restore(state));
  }

  /** As before the first call. */
  reset(): void {
    this.compressor.reset();
  }
}
