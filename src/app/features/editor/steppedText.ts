import { numberOf } from "./field";

/**
 * A number's text one step up or down: by 1, with Shift by 10, with Alt by 0.1, to the decimals that either has. Undefined where the text is no
 * number. Where nothing stands yet, the step is taken from the default.
 */
export function steppedText(
  text: string,
  fallback: string | undefined,
  { key, shiftKey, altKey }: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
): string | undefined {
  const from = text.trim() === "" ? (fallback ?? "0") : text;
  const value = numberOf(from);
  if (typeof value !== "number") return undefined;
  const step = shiftKey ? 10 : altKey ? 0.1 : 1;
  const decimals = Math.max(decimalsOf(from), altKey ? 1 : 0);
  return String(Number((value + (key === "ArrowUp" ? step : -step)).toFixed(decimals)));
}

function decimalsOf(text: string): number {
  return Math.min(/\.(\d+)/.exec(text)?.[1]?.length ?? 0, 12);
}
