import { fileNameOf, saveBlob, saveText } from "../../kit/saveText";
import { withCodec, withoutCodec } from "../../state/compression/codecEdits";
import { type CodecName, type CodecOptions, codecList } from "../../state/compression/codecOptions";
import { codecTitles } from "../../state/compression/codecTexts";
import { lab, makeFile, stopLab } from "../../state/compression/lab";
import { dialogStore } from "../../state/dialogStore";
import { editScenario, growScenario } from "../../state/editScenario";

export { openFile } from "./gradientChoice";

/** Takes a codec into the plan, as a step that can be undone. */
export function applyCodec({ codec, options }: { readonly codec: string; readonly options: CodecOptions }): void {
  const known = codecList.find((name) => name === codec);
  if (known === undefined) return;
  const outcome = growScenario(`send updates through ${codecTitles[known]}`, (plan) => withCodec(plan, known, options));
  if (!outcome.ok) {
    dialogStore.getState().show({
      kind: "problems",
      title: "The codec does not fit into the plan",
      note: "The plan is as it was.",
      problems: outcome.error,
    });
  }
}

export function clearCodec(): void {
  editScenario("send updates uncompressed", withoutCodec);
}

/** Encodes the gradient with the chosen codec and saves that, or what is decoded from it in the form that the gradient came in. */
export async function saveGradient(content: "encoded" | "decoded"): Promise<void> {
  const { chosen, title, origin } = lab.getState();
  if (origin === undefined) return;
  const stem = `${fileNameOf(title.replace(/\.[a-z0-9]+$/i, ""))}-${chosen}`;
  const ending =
    origin.kind === "file" ? (/\.(npy|safetensors)$/i.exec(origin.name)?.[1]?.toLowerCase() ?? "f32") : "f32";
  const fileName = content === "encoded" ? `${stem}.owgc` : `${stem}.${ending}`;
  const made = await makeFile(content, fileName);
  if (made !== undefined) saveBlob(fileName, made);
}

const tableHead = [
  "codec",
  "elements",
  "originalBytes",
  "encodedBytes",
  "compressionRatio",
  "relativeError",
  "cosine",
  "encodeSeconds",
  "decodeSeconds",
];

/** Saves what is measured of all codecs, one a line. */
export function saveTable(): void {
  const { title, outcomes } = lab.getState();
  const rows = codecList.flatMap((codec: CodecName) => {
    const outcome = outcomes.get(codec);
    if (outcome === undefined || !("measure" in outcome)) return [];
    const { measure: m } = outcome;
    const cells = [m.elements, m.originalBytes, m.encodedBytes, m.compressionRatio, m.relativeError, m.cosine];
    return [[codec, ...cells, m.encodeMs / 1000, m.decodeMs / 1000].join(",")];
  });
  saveText(`${fileNameOf(title)}-codecs.csv`, "text/csv", `${[tableHead.join(","), ...rows].join("\r\n")}\r\n`);
}

export function stopAll(): void {
  for (const run of ["comparison", "sweepRun", "feedbackRun", "saveRun"] as const) stopLab(run);
}
