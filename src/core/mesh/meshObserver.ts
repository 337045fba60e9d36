import { roundTo } from "../base/rounding";
import { visibleRangeKm } from "../contact/visibleRange";
import { latencyNs } from "./lightTime";
import { GraphBuilder, type MeshGraph } from "./meshGraph";
import { LinkBuffer } from "./meshLinks";
import { type MeshModel, pairKey } from "./meshModel";
import { satelliteLinksAt } from "./satelliteLinks";
import { SkyState } from "./skyState";

/** The mesh at one instant. */
export interface MeshSnapshot {
  readonly instantMs: number;
  readonly graph: MeshGraph;
  /** 1 for each node that has failed at this instant. */
  readonly failedNodes: Uint8Array;
  readonly sky: SkyState;
}

/** Whether a link between two satellites has been there long enough to carry data. */
export type Acquired = (satelliteA: number, satelliteB: number, instantMs: number) => boolean;

/**
 * Looks at a mesh at one instant after the other. Positions are propagated to the very instant; arrays are kept, so that a snapshot is good only
 * until the next one is taken. Links between satellites come first, then those by hand with a latency, then those of stations.
 */
export class MeshObserver {
  private readonly model: MeshModel;
  private readonly sky: SkyState;
  private readonly links = new LinkBuffer();
  private readonly builder: GraphBuilder;
  private readonly failedNodes: Uint8Array;
  private readonly acquired: Acquired | undefined;

  /** `acquired` is asked about every link between satellites that geometry allows; without it, all of them carry data. */
  constructor(model: MeshModel, acquired?: Acquired) {
    this.model = model;
    this.sky = new SkyState(model);
    this.builder = new GraphBuilder(model.nodes.ids, model.forwards);
    this.failedNodes = new Uint8Array(model.nodes.ids.length);
    this.acquired = acquired;
  }

  at(instantMs: number): MeshSnapshot {
    const { links, sky } = this;
    sky.moveTo(instantMs);
    links.clear();
    this.addSatelliteLinks(instantMs);
    this.addFixedLinks();
    this.addStationLinks();
    this.removeFailures(instantMs);
    return { instantMs, graph: this.builder.build(links), failedNodes: this.failedNodes, sky };
  }

  private addSatelliteLinks(instantMs: number): void {
    const { model, links } = this;
    const { satelliteNode } = model.nodes;
    for (const { a, b, distanceKm, mbps } of satelliteLinksAt(model, this.sky)) {
      if (this.acquired && !this.acquired(a, b, instantMs)) continue;
      const nodeA = satelliteNode[a] as number;
      const nodeB = satelliteNode[b] as number;
      const latency = latencyNs(distanceKm, model.rules.perHopLatencyMs);
      links.add(Math.min(nodeA, nodeB), Math.max(nodeA, nodeB), distanceKm, latency, mbps);
    }
  }

  private addFixedLinks(): void {
    for (const link of this.model.manual) {
      if (Number.isNaN(link.latencyNs)) continue;
      this.links.add(link.a, link.b, Number.NaN, link.latencyNs, link.forwardMbps, link.reverseMbps);
    }
  }

  private addStationLinks(): void {
    const { model, links, sky } = this;
    const { nodes, horizons, rules, stations } = model;
    const { positionsKm: p, lost } = sky;
    for (let station = 0; station < horizons.length; station++) {
      const horizon = horizons[station];
      const place = stations[station];
      if (!horizon || !place) continue;
      const node = nodes.stationNode[station] as number;
      for (let satellite = 0; satellite < lost.length; satellite++) {
        if (lost[satellite] !== undefined) continue;
        const at = 3 * satellite;
        const range = visibleRangeKm(horizon, p[at] as number, p[at + 1] as number, p[at + 2] as number);
        if (Number.isNaN(range)) continue;
        const satelliteNode = nodes.satelliteNode[satellite] as number;
        const byHand = model.manualByPair.get(pairKey(nodes, satelliteNode, node));
        if (byHand && !Number.isNaN(byHand.latencyNs)) continue;
        const distanceKm = roundTo(range, 6);
        links.add(
          satelliteNode,
          node,
          distanceKm,
          latencyNs(distanceKm, rules.perHopLatencyMs),
          byHand?.forwardMbps ?? place.downlinkMbps,
          byHand?.reverseMbps ?? place.uplinkMbps,
        );
      }
    }
  }

  private removeFailures(instantMs: number): void {
    const { links, failedNodes } = this;
    const { failures, nodes } = this.model;
    failedNodes.fill(0);
    if (failures.length === 0) return;
    const failedPairs = new Set<number>();
    for (const { node, other, fromMs, toMs } of failures) {
      if (instantMs < fromMs || instantMs >= toMs) continue;
      if (other < 0) failedNodes[node] = 1;
      else failedPairs.add(pairKey(nodes, node, other));
    }
    links.retain((link) => {
      const a = links.a[link] as number;
      const b = links.b[link] as number;
      return failedNodes[a] === 0 && failedNodes[b] === 0 && !failedPairs.has(pairKey(nodes, a, b));
    });
  }
}
