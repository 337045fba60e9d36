import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { decoded, encoded, settingsOf } from "./__fixtures__/gradients";
import type { CodecName } from "./codecNames";
import type { CodecOptions } from "./codecSettings";
import { type Gradient, tensorsOf } from "./gradient";

type Written =
  | readonly number[]
  | Readonly<Record<string, { readonly shape: readonly number[]; readonly data: readonly number[] }>>;

interface Golden {
  readonly plain: Written;
  readonly named: Written;
  readonly messages: readonly {
    readonly label: string;
    readonly codec: CodecName;
    readonly options: CodecOptions;
    readonly form: "plain" | "named";
    readonly message: string;
    readonly decoded: Written;
  }[];
}

const golden = JSON.parse(readFileSync(new URL("__fixtures__/messages.json", import.meta.url), "utf8")) as Golden;

function gradientOf(written: Written): Gradient {
  if (Array.isArray(written)) return Float32Array.from(written);
  const entries = Object.entries(written).map(([name, { shape, data }]) => [
    name,
    { shape, data: Float32Array.from(data) },
  ]);
  return Object.fromEntries(entries);
}

function listOf(gradient: Gradient): unknown {
  return tensorsOf(gradient).map(({ name, shape, data }) => ({ name, shape, data: [...data] }));
}

it.each(golden.messages)(
  "$label, $form: the golden message is what is encoded, and decodes to the golden values",
  (given) => {
    const bytes = new Uint8Array(Buffer.from(given.message, "base64"));
    expect(listOf(decoded(bytes))).toEqual(listOf(gradientOf(given.decoded)));
    expect(encoded(gradientOf(golden[given.form]), settingsOf(given.codec, given.options))).toEqual(bytes);
  },
);
