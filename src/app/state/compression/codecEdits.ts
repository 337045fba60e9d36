import type { Scenario } from "../../../core/scenario/schema";
import type { CodecName, CodecOptions } from "./codecOptions";

/** The codec that updates of the plan's training go through; undefined: none. */
export function codecOf(scenario: Scenario): NonNullable<Scenario["learning"]>["compression"] {
  return scenario.learning?.compression;
}

/** The plan with updates through a codec. */
export function withCodec(scenario: Scenario, codec: CodecName, options: CodecOptions): Scenario {
  return { ...scenario, learning: { ...scenario.learning, compression: { codec, ...options } } };
}

/** The plan with updates as they are. */
export function withoutCodec(scenario: Scenario): Scenario {
  if (scenario.learning?.compression === undefined) return scenario;
  const { compression: _, ...learning } = scenario.learning;
  return { ...scenario, learning };
}
