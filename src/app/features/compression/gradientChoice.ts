import type { GradientOrigin } from "../../../engine/client/compressor";
import { lab, openOrigin } from "../../state/compression/lab";

type Drawn = GradientOrigin & { readonly kind: "drawn" };

export const distributionTitles: Readonly<Record<Drawn["distribution"], string>> = {
  "heavy-tail": "heavy tail",
  gaussian: "Gaussian",
  laplace: "Laplace",
  sparse: "sparse (95 % zeros)",
};

/** Values of a drawn gradient. */
export const drawnSizes = [16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216];

const first: Drawn = { kind: "drawn", distribution: "heavy-tail", elements: 262_144, seed: 1 };

/** The drawn gradient that the fields stand at, also while a file is shown. */
export function drawnOf(origin: GradientOrigin | undefined): Drawn {
  return origin?.kind === "drawn" ? origin : first;
}

export function openDrawn(origin: Drawn): void {
  void openOrigin(`${distributionTitles[origin.distribution]} gradient`, origin);
}

export function openFile(file: File): void {
  void openOrigin(file.name, { kind: "file", name: file.name, content: file });
}

/** What the lab shows before anything is chosen. */
export function openFirstGradient(): void {
  if (lab.getState().origin === undefined) openDrawn(first);
}
