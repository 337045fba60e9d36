import { z } from "../../../core/base/zod";
import { keep, readKept } from "../../state/checkedStorage";

const name = "orbitweave.recent";
const keptItems = 8;
const keys = z.array(z.string()).max(keptItems);

/** Keys of what was run from the palette, latest first. */
export function recentItems(): readonly string[] {
  return readKept(name, keys) ?? [];
}

export function rememberItem(key: string): void {
  keep(name, [key, ...recentItems().filter((each) => each !== key)].slice(0, keptItems));
}
