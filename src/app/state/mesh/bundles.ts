import { useEffect } from "react";
import { create, useStore } from "zustand";
import type { Deliveries } from "../../../engine/client/meshPlanner";
import { useScenario } from "../derived";
import { documentStore } from "../documentStore";
import { meshPlanner } from "./meshPlanner";
import { createMeshRunner, type MeshRun } from "./meshRun";
import { nodeNumber } from "./nodeNumber";
import { openMesh } from "./openMesh";

/** Data that is to be stored and forwarded, ends by id. */
export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly sizeMB: number;
  readonly atMs: number;
}

interface BundleState {
  /** In the order of booking. */
  readonly bundles: readonly Bundle[];
  /** The one whose journey is shown. */
  readonly shown: number;
  add(bundle: Bundle): void;
  remove(index: number): void;
  show(index: number): void;
}

/** The bundles of this visit: each is booked with what those before it have left. */
export const bundleStore = create<BundleState>()((set) => ({
  bundles: [],
  shown: 0,
  add: (bundle) => set(({ bundles }) => ({ bundles: [...bundles, bundle], shown: bundles.length })),
  remove: (index) =>
    set(({ bundles, shown }) => ({
      bundles: bundles.toSpliced(index, 1),
      shown: Math.max(0, shown > index || shown === bundles.length - 1 ? shown - 1 : shown),
    })),
  show: (shown) => set({ shown }),
}));

export const deliveries = createMeshRunner<Deliveries>();

/** Journeys of the bundles, computed anew whenever what they depend on changes; none runs while there are no bundles. */
export function useDeliveries(): MeshRun<Deliveries> {
  const bundles = bundleStore((state) => state.bundles);
  const { digest } = openMesh(useScenario());
  const key = `${digest} ${JSON.stringify(bundles)}`;
  useEffect(() => startDeliveries(key), [key]);
  return useStore(deliveries.store);
}

/** Starts deliveries that were stopped over. */
export function restartDeliveries(): void {
  const { key } = deliveries.store.getState();
  if (key !== undefined) startDeliveries(key, true);
}

function startDeliveries(key: string, isForced = false): void {
  const { scenario } = documentStore.getState();
  const { bundles } = bundleStore.getState();
  if (bundles.length === 0) {
    deliveries.clear();
    return;
  }
  const { input } = openMesh(scenario);
  const numbered = bundles.map(({ from, to, sizeMB, atMs }) => ({
    // An id that is gone is refused by the worker, in words.
    from: nodeNumber(scenario, from) ?? Number.MAX_SAFE_INTEGER,
    to: nodeNumber(scenario, to) ?? Number.MAX_SAFE_INTEGER,
    sizeMB,
    atMs,
  }));
  deliveries.start(key, (control) => meshPlanner.deliver({ ...input, bundles: numbered }, control), isForced);
}
