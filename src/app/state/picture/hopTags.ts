import type { NameTag } from "./focus";
import type { DrawnRoute } from "./meshPicture";

/** The figures of the chosen route, or else of a bundle's journey, each in the middle of its hop. */
export interface HopTags {
  readonly tags: readonly NameTag[];
  /** Puts them where their hops are. */
  move(allKm: Float64Array): void;
}

export function hopTags(routes: readonly DrawnRoute[]): HopTags {
  const chosen = routes.find(({ role }) => role === "chosen") ?? routes.find(({ role }) => role === "journey");
  const hops = (chosen?.nodes ?? []).slice(1);
  const positionsKm = new Float64Array(3 * hops.length).fill(Number.NaN);
  return {
    tags: hops.map((_, row) => ({
      kind: "hop",
      row,
      text: chosen?.hopTexts[row] ?? "",
      isMarked: false,
      positionsKm,
    })),
    move(allKm) {
      for (const [row, to] of hops.entries()) {
        const from = chosen?.nodes[row] as number;
        for (let axis = 0; axis < 3; axis++) {
          positionsKm[3 * row + axis] = ((allKm[3 * from + axis] as number) + (allKm[3 * to + axis] as number)) / 2;
        }
      }
    },
  };
}
