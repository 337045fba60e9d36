import { viewStore } from "../viewStore";
import { openOrigin } from "./lab";

export interface ShownGradient {
  readonly name: string;
  readonly values: Float32Array;
}

/** Opens the compression lab with a gradient, which stays the caller's, and measures all codecs on it. */
export function openGradient({ name, values }: ShownGradient): void {
  viewStore.getState().setSideView("compression");
  // The end of the name says the format.
  void openOrigin(name, { kind: "file", name: `${name}.f32`, content: new Blob([values.slice()]) });
}
