import type { Sliced } from "../base/progress";
import type { MeshModel } from "./meshModel";
import { sampledLinkTimes } from "./sampledLinkTimes";
import type { LinkTimes } from "./satelliteLinkTimes";
import { searchedLinkTimes } from "./searchedLinkTimes";

/**
 * The times at which links between satellites exist between two instants (seconds from the window's start, the first not before it). Where each pair
 * stands for itself (+Grid, links by hand) the changes are searched on ephemeris tiles, none of 1 ms or longer is missed; where pairs compete
 * (`nearest`, `terminals`) the topology is sampled every 10 s, and the changes between two samples are bisected, both to 1 microsecond
 * (docs/methods/mesh.md).
 */
export function linkTimes(model: MeshModel, fromSeconds: number, toSeconds: number): Sliced<LinkTimes> {
  const { topology, terminals } = model.rules;
  const compete = topology === "nearest" || terminals < Number.POSITIVE_INFINITY;
  return compete ? sampledLinkTimes(model, fromSeconds, toSeconds) : searchedLinkTimes(model, fromSeconds, toSeconds);
}
