import type { z } from "../../core/base/zod";

/** What the browser keeps under a name, where it still is what it must be; else, or where nothing can be kept, undefined. */
export function readKept<T>(name: string, schema: z.ZodType<T>): T | undefined {
  try {
    const text = localStorage.getItem(name);
    const checked = text === null ? undefined : schema.safeParse(JSON.parse(text));
    return checked?.success ? checked.data : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a small setting. A browser that keeps nothing only forgets it. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage is blocked or full: the setting holds for this visit.
  }
}
