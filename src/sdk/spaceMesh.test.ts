import { describe, expect, it } from "vitest";
import { MeshNode, Position, SpaceMesh } from "./index";

function seedMesh(): SpaceMesh {
  const mesh = new SpaceMesh();
  mesh.addNode(new MeshNode({ nodeId: "sat-001", position: new Position(45, -122, 550) }));
  mesh.addNode(new MeshNode({ nodeId: "sat-002", position: new Position(46, -120, 550) }));
  mesh.addNode(new MeshNode({ nodeId: "sat-003", position: new Position(44, -118, 550) }));
  return mesh;
}

describe("a space mesh", () => {
  it("routes by the latencies given: sat-001, sat-002, sat-003 in 4.5 ms", () => {
    const mesh = seedMesh();
    mesh.addLink("sat-001", "sat-002", { bandwidthMbps: 1000, latencyMs: 2 });
    mesh.addLink("sat-002", "sat-003", { bandwidthMbps: 1000, latencyMs: 2.5 });
    expect(mesh.findRoute("sat-001", "sat-003")).toEqual({
      hops: ["sat-001", "sat-002", "sat-003"],
      totalLatencyMs: 4.5,
      bottleneckMbps: 1000,
      distanceKm: null,
    });
    expect(mesh.findRoute("sat-001", "sat-001")?.hops).toEqual(["sat-001"]);
  });

  it("takes light time where no latency is given, over links added before or after a question", () => {
    const mesh = seedMesh();
    mesh.addLink("sat-001", "sat-002");
    expect(mesh.findRoute("sat-001", "sat-003")).toBeUndefined();
    expect(mesh.whyUnreachable("sat-001", "sat-003")).toBe("sat-003 has no link");
    mesh.addLink("sat-002", "sat-003", { bandwidthMbps: 20 });
    // WGS-84 distances 208.310665 km and 295.990437 km, from an independent computation.
    const route = mesh.findRoute("sat-001", "sat-003");
    expect(route?.distanceKm).toBeCloseTo(504.301102, 6);
    // Each link's 0.694849586 ms and 0.987317823 ms are rounded to 1e-6 ms.
    expect(route?.totalLatencyMs).toBe(1.682168);
    expect(route?.bottleneckMbps).toBe(20);
  });

  it("links nearest neighbours when asked to", () => {
    const mesh = new SpaceMesh({ topology: "nearest", neighbours: 1 });
    for (const lonDeg of [0, 5, 11])
      mesh.addNode(new MeshNode({ nodeId: `n${lonDeg}`, position: new Position(0, lonDeg, 550) }));
    expect(mesh.findRoute("n0", "n11")?.hops).toEqual(["n0", "n5", "n11"]);
  });

  it("finds several routes, by metric and disjoint", () => {
    const mesh = seedMesh();
    mesh.addLink("sat-001", "sat-002", { bandwidthMbps: 50, latencyMs: 1 });
    mesh.addLink("sat-002", "sat-003", { bandwidthMbps: 50, latencyMs: 1 });
    mesh.addLink("sat-001", "sat-003", { bandwidthMbps: 10, latencyMs: 5 });
    const hops = (routes: readonly { hops: readonly string[] }[]) => routes.map((route) => route.hops.length - 1);
    expect(hops(mesh.findRoutes("sat-001", "sat-003", { k: 5 }))).toEqual([2, 1]);
    expect(hops(mesh.findRoutes("sat-001", "sat-003", { metric: "hops" }))).toEqual([1]);
    expect(mesh.findRoute("sat-001", "sat-003", { metric: "bandwidth" })?.bottleneckMbps).toBe(50);
    expect(mesh.findRoutes("sat-001", "sat-003", { disjoint: "links" })).toHaveLength(2);
    expect(() => mesh.findRoutes("sat-001", "sat-003", { disjoint: "links", metric: "hops" })).toThrow(
      /^metric: .*allowed: latency$/,
    );
  });

  it("refuses what is wrong, with the option's name", () => {
    const mesh = seedMesh();
    mesh.addLink("sat-001", "sat-002");
    expect(() => mesh.addLink("sat-001", "nobody")).toThrow(/^b: no such node/);
    expect(() => mesh.addLink("sat-001", "sat-001")).toThrow(/^b: link to itself/);
    expect(() => mesh.addLink("sat-002", "sat-001", { latencyMs: 1 })).toThrow(/linked already/);
    expect(() => mesh.addLink("sat-001", "sat-003", { bandwidthMbps: 0 })).toThrow(/^bandwidthMbps: too small/);
    expect(() => mesh.addLink("sat-001", "sat-003", { bandwidthMbps: -1 })).toThrow(/^bandwidthMbps: too small/);
    expect(() => mesh.addLink("sat-001", "sat-003", { latencyMs: Number.NaN })).toThrow(
      /^latencyMs: not a finite number/,
    );
    expect(() => mesh.addNode(new MeshNode({ nodeId: "sat-001", position: new Position(0, 0) }))).toThrow(
      /already a node/,
    );
    expect(() => new MeshNode({ nodeId: "a b", position: new Position(0, 0) })).toThrow(/^nodeId: /);
    expect(() => new MeshNode({ nodeId: "a" } as never)).toThrow(/^position: wants a Position/);
    expect(() => new MeshNode({ nodeId: "a", position: new Position(0, 0), lat: 1 } as never)).toThrow(/^lat: /);
    expect(() => mesh.addNode({ nodeId: "a", position: new Position(0, 0) } as never)).toThrow(
      /^node: wants a MeshNode \(given "?Object"?\); allowed: new MeshNode/,
    );
    expect(() => mesh.findRoute("sat-001", "nobody")).toThrow(/^to: no such node/);
    expect(() => mesh.findRoute("sat-001", "sat-002", { by: "hops" } as never)).toThrow(/^by: no such option/);
    expect(() => mesh.findRoutes("sat-001", "sat-002", { count: 2 } as never)).toThrow(/^count: no such option/);
    expect(() => new SpaceMesh({ topology: "plus-grid" as never })).toThrow(/^topology: .*allowed: manual, nearest$/);
    expect(() => mesh.findRoutes("sat-001", "sat-002", { k: 0 })).toThrow(/^k: /);
    expect(() => new SpaceMesh({ neighbours: 0 })).toThrow(/^neighbours: too small/);
  });
});
