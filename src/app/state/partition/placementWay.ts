import type { DrawnRoute, Journey, LayerStack } from "../picture/meshPicture";

/** What of a placement is drawn: the way of its data, the data on it, and its layers. */
export interface PlacementPicture {
  readonly way?: DrawnRoute | undefined;
  readonly flow?: Journey | undefined;
  readonly stacks?: readonly LayerStack[] | undefined;
}

/** A transfer between two nodes: the mesh nodes that it runs over, both ends included, and how large it is. */
export interface DrawnTransfer {
  readonly nodes: readonly number[];
  readonly megabytes: number;
}

/** Time of the clock in which the data goes over one hop, and waits at a node. */
const hopMs = 30_000;
const waitMs = 15_000;

/** The transfers of an inference, in order, as one way over nodes with a mark that goes along it. Each transfer begins where the former one ended. */
export function placementWay(transfers: readonly DrawnTransfer[]): Pick<PlacementPicture, "way" | "flow"> {
  const nodes: number[] = [];
  const hopTexts: string[] = [];
  const flow: { from: number; to: number; startMs: number; arrivalMs: number }[] = [];
  let nowMs = waitMs;
  for (const { nodes: path, megabytes } of transfers) {
    for (const [i, to] of path.slice(1).entries()) {
      const from = path[i] as number;
      if (nodes.length === 0) nodes.push(from);
      nodes.push(to);
      hopTexts.push(i === 0 ? megabytesText(megabytes) : "");
      flow.push({ from, to, startMs: nowMs, arrivalMs: nowMs + hopMs });
      nowMs += hopMs;
    }
    nowMs += waitMs;
  }
  if (flow.length === 0) return {};
  return { way: { nodes, hopTexts, role: "journey" }, flow };
}

function megabytesText(megabytes: number): string {
  return megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${(1000 * megabytes).toFixed(1)} kB`;
}
