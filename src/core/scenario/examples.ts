import { cluster } from "./examples/cluster";
import type { Example } from "./examples/example";
import { firstContacts } from "./examples/firstContacts";
import { geoWithLeo, molniya } from "./examples/highOrbits";
import { realObjects } from "./examples/realObjects";
import { iridiumStar, starlinkShell } from "./examples/walkers";

export type { Example } from "./examples/example";

/** Plans to start from; the first is open when the page opens. */
export const examples: readonly Example[] = [
  firstContacts,
  iridiumStar,
  starlinkShell,
  cluster,
  molniya,
  geoWithLeo,
  realObjects,
];
