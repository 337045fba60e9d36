import { formatInstantExact } from "../base/instant";
import type { RoutesFound } from "./findRoutes";
import type { Route } from "./route";
import type { RouteChange, RouteSeries } from "./routesOverTime";
import { describeUnreachable } from "./whyUnreachable";

/** Routes at one instant as they are written in JSON. */
export interface RoutesRecord {
  readonly at: string;
  readonly reachable: boolean;
  readonly routes: readonly Route[];
  readonly reason?: string;
}

export function routesRecord({ atMs, routes, reason }: RoutesFound): RoutesRecord {
  const at = formatInstantExact(atMs);
  return { at, reachable: routes.length > 0, routes, ...(reason && { reason: describeUnreachable(reason) }) };
}

/** Routes over time as they are written in JSON. */
export interface RouteSeriesRecord {
  readonly samples: readonly {
    readonly at: string;
    readonly reachable: boolean;
    readonly totalLatencyMs: number | null;
    readonly hops: readonly string[];
  }[];
  readonly changes: readonly { readonly at: string; readonly hops: readonly string[] }[];
  readonly minMs: number | null;
  readonly medianMs: number | null;
  readonly maxMs: number | null;
  readonly availability: number;
}

/** What a record is made from: a series, whether or not its causes are known. */
type Series = Omit<RouteSeries, "changes"> & { readonly changes: readonly Omit<RouteChange, "cause">[] };

export function routeSeriesRecord({ samples, changes, ...figures }: Series): RouteSeriesRecord {
  return {
    samples: samples.map(({ atMs, totalLatencyMs, hops }) => ({
      at: formatInstantExact(atMs),
      reachable: totalLatencyMs !== null,
      totalLatencyMs,
      hops,
    })),
    changes: changes.map(({ atMs, hops }) => ({ at: formatInstantExact(atMs), hops })),
    ...figures,
  };
}
