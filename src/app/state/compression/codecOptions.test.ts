import { expect, it } from "vitest";
import { runToEnd } from "../../../core/base/progress";
import { codecNames } from "../../../core/compression/codecNames";
import { codecSettings } from "../../../core/compression/codecSettings";
import { sweepCodecs } from "../../../core/compression/codecSweep";
import { examples } from "../../../core/scenario/examples";
import { readScenarioText } from "../../../core/scenario/parseScenario";
import type { Scenario } from "../../../core/scenario/schema";
import { codecOf, withCodec, withoutCodec } from "./codecEdits";
import { codecList, optionsOf } from "./codecOptions";

const plan = examples[0]?.scenario as Scenario;

it("the lab knows every codec, in core's order", () => {
  expect(codecList).toEqual(codecNames);
});

it("every point of a sweep is a plan that is valid, and whose codec settings are those that were measured", () => {
  const values = Float32Array.from({ length: 2_000 }, (_, i) => Math.sin(i * i));
  let ms = 0;
  const clock = () => {
    ms += 10;
    return ms;
  };
  for (const { settings } of runToEnd(sweepCodecs(values, 1, clock))) {
    const next = withCodec(plan, settings.codec, optionsOf(settings));
    const read = readScenarioText(JSON.stringify(next));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { codec, ...options } = codecOf(read.value.scenario) ?? { codec: "" };
    expect(codecSettings(codec, options)).toEqual({ ok: true, value: settings });
  }
});

it("a codec is taken out again without a trace of it, whatever else is learned", () => {
  const learning = { ...plan, learning: { rounds: 7 } };
  expect(withoutCodec(withCodec(learning, "sign", {}))).toEqual(learning);
  expect(withoutCodec(plan)).toBe(plan);
});
