import type { RunSummary } from "../../../../core/scenario/schema/trainingRun";

/** Curves that can still be told apart. */
export const mostOverlaid = 8;

/** Which runs are drawn, and in which colours: all but the hidden, at most eight, the last ones. Each keeps its colour while others come and go. */
export function overlaid(
  runs: readonly RunSummary[],
  hidden: ReadonlySet<string>,
): readonly { readonly index: number; readonly colour: number }[] {
  const wanted = runs.flatMap(({ settings }, index) => (hidden.has(settings) ? [] : [index])).slice(-mostOverlaid);
  const taken = new Set<number>();
  return wanted.map((index) => {
    let colour = index % mostOverlaid;
    while (taken.has(colour)) colour = (colour + 1) % mostOverlaid;
    taken.add(colour);
    return { index, colour };
  });
}
