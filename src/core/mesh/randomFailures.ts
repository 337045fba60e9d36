import type { Sliced } from "../base/progress";
import { Random } from "../base/random";
import { compareDamage, type Damage, Detours } from "./damage";
import type { MeshModel } from "./meshModel";
import { type RouteStudy, studyRoutes } from "./routeStudy";

/** Sets of satellites that fail together for the whole window, drawn at random. */
export interface RandomFailureStudy extends RouteStudy {
  /** Satellites of each set, at most as many as there are. */
  readonly setSize: number;
  readonly setCount: number;
  readonly seed: number;
}

/** What a share of the sets stays at or below, each quantity by itself. */
export interface DamagePercentile extends Damage {
  readonly percent: number;
}

export interface RandomFailures {
  readonly percentiles: readonly DamagePercentile[];
  /** The set that does most damage, the first drawn of equal ones. */
  readonly worst: { readonly satelliteIds: readonly string[]; readonly damage: Damage } | undefined;
}

const percents = [50, 75, 90, 95, 99, 100];

/**
 * Damage by sets of satellites that fail at random, by percentiles (the least value that so many percent of the sets do not exceed). Each set is drawn from
 * (seed, its number), so that more sets begin with the same ones.
 */
export function* randomFailures(model: MeshModel, study: RandomFailureStudy): Sliced<RandomFailures> {
  const { setSize, setCount, seed } = study;
  const sets = Array.from({ length: setCount }, (_, i) => drawSet(model, setSize, new Random(seed, "failures", i)));
  const setsOf = new Map<number, number[]>();
  for (const [set, nodes] of sets.entries()) {
    for (const node of nodes) setsOf.set(node, [...(setsOf.get(node) ?? []), set]);
  }
  const detours = sets.map(() => new Detours());
  const banned = new Uint8Array(model.nodes.ids.length);
  const base = yield* studyRoutes(model, study, "Random failures", ({ pair, sample, route, latencyWithin }) => {
    for (const set of new Set(route.nodes.flatMap((node) => setsOf.get(node) ?? []))) {
      for (const node of sets[set] as number[]) banned[node] = 1;
      detours[set]?.set(pair, sample, latencyWithin({ bannedNodes: banned }));
      for (const node of sets[set] as number[]) banned[node] = 0;
    }
  });
  const damages = detours.map((one) => one.damage(base));
  const order = [...damages.keys()].sort((a, b) => compareDamage(damages[a] as Damage, damages[b] as Damage) || a - b);
  const worst = order[0];
  return {
    percentiles: percents.map((percent) => percentile(damages, percent)),
    worst:
      worst === undefined
        ? undefined
        : {
            satelliteIds: (sets[worst] as number[]).map((node) => model.nodes.ids[node] as string),
            damage: damages[worst] as Damage,
          },
  };
}

/** Nodes of different satellites, in the order of ids. */
function drawSet({ nodes, satellites }: MeshModel, size: number, random: Random): number[] {
  const left = Array.from(nodes.satelliteNode);
  const count = Math.min(size, satellites.length);
  for (let i = 0; i < count; i++) {
    const j = i + random.below(left.length - i);
    [left[i], left[j]] = [left[j] as number, left[i] as number];
  }
  return left.slice(0, count).sort((a, b) => a - b);
}

function percentile(damages: readonly Damage[], percent: number): DamagePercentile {
  const rank = Math.max(0, Math.ceil((percent / 100) * damages.length) - 1);
  const at = (quantity: (damage: Damage) => number | null): number | null => {
    const values = Float64Array.from(damages, (damage) => quantity(damage) ?? Number.POSITIVE_INFINITY).sort();
    const value = values[rank] ?? null;
    return value === Number.POSITIVE_INFINITY ? null : value;
  };
  return {
    percent,
    lostAvailability: at(({ lostAvailability }) => lostAvailability) ?? 0,
    addedMedianMs: at(({ addedMedianMs }) => addedMedianMs),
    addedMeanMs: at(({ addedMeanMs }) => addedMeanMs),
  };
}
