import type { Sliced } from "../../core/base/progress";
import type { PlacementProgress } from "../../core/partition/placeLayers";
import type { JobControl } from "./jobHost";

/** A search is told of this often at most, but for a better placement. */
const newsMs = 100;

/** Runs a search and tells what it has as it goes; `placementOf` makes of a better placement all that is told of it. */
export function telling<Result>(
  { report }: JobControl,
  search: Sliced<Result, PlacementProgress>,
  placementOf: (progress: PlacementProgress) => object | undefined,
): Sliced<Result> {
  let told: { readonly value?: number } = {};
  let toldMs = Number.NEGATIVE_INFINITY;
  return (function* tell(): Sliced<Result> {
    for (;;) {
      const step = search.next();
      if (step.done) return step.value;
      const { fraction, label, partial } = step.value;
      const isBetter = partial?.assignment !== undefined && partial.value !== told.value;
      if (partial !== undefined && (isBetter || performance.now() - toldMs > newsMs)) {
        told = partial;
        toldMs = performance.now();
        const placement = isBetter ? placementOf(partial) : undefined;
        report({ fraction, label, partial: { ...partial, ...(placement && { placement }) } });
      }
      yield { fraction, label };
    }
  })();
}

/** Runs a search to its end, or until it is cancelled, with what it has then. */
export function* partially<Found>(
  { isCancelled, report }: JobControl,
  search: Sliced<Found[], readonly Found[]>,
): Sliced<readonly Found[]> {
  let found: readonly Found[] = [];
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    const { fraction, label, partial } = step.value;
    if (partial !== undefined && partial.length > found.length) report({ fraction, label, partial });
    found = partial ?? found;
    yield { fraction, label };
    if (isCancelled()) return found;
  }
}
