import type { Scenario } from "../../../core/scenario/schema";
import { nodeNumber } from "../../state/mesh/nodeNumber";
import type { LinkEnds } from "../../state/picture/linkFocus";
import { findLink, type MeshLinks } from "../../state/picture/meshPicture";

/** What is known of a link at an instant. */
export interface LinkFigures {
  /** NaN: where its ends are is not known yet. */
  readonly distanceKm: number;
  readonly latencyMs: number;
  readonly bandwidthMbps: number;
  /** Of the link's time in the window, 0 to 1. */
  readonly bookedShare: number;
  /** ms since 1970; Infinity: not for long; NaN: not known. */
  readonly breakMs: number;
}

const lightKmPerMs = 299_792.458 / 1000;

/**
 * The figures of a link as its ends stand now, `distanceKm` apart; undefined: the frame has no such link. Its latency is light time and the hop's own,
 * unless one was given by hand.
 */
export function linkFigures(
  scenario: Scenario,
  links: MeshLinks,
  { a, b }: LinkEnds,
  distanceKm: number,
): LinkFigures | undefined {
  const link = findLink(links, nodeNumber(scenario, a) ?? -1, nodeNumber(scenario, b) ?? -1);
  if (link < 0) return undefined;
  const { mesh } = scenario;
  const isMine = (ends: LinkEnds): boolean => (ends.a === a && ends.b === b) || (ends.a === b && ends.b === a);
  const fixedMs = mesh?.links?.find(isMine)?.latencyMs;
  const lightMs = distanceKm / lightKmPerMs + (mesh?.perHopLatencyMs ?? 0);
  return {
    distanceKm,
    latencyMs: fixedMs ?? (Number.isNaN(lightMs) ? (links.latencyMs[link] as number) : lightMs),
    bandwidthMbps: links.bandwidthMbps[link] as number,
    bookedShare: links.utilisation?.[link] ?? 0,
    breakMs: links.breakMs[link] as number,
  };
}
