import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { describeChange } from "../../core/mesh/changeCause";
import type { MeshModel } from "../../core/mesh/meshModel";
import { type RouteSeries, type RouteSeriesSoFar, routesOverTime, sampleCount } from "../../core/mesh/routesOverTime";
import { routeSeriesRecord } from "../../core/mesh/routesRecord";
import { seriesCsv, seriesJson } from "../../core/mesh/seriesText";
import type { JobProgress } from "../protocol/jobOutcome";
import type { RouteSeriesColumns, RouteSeriesFormat, RouteSeriesInput } from "../protocol/meshJobs";
import type { MeshSession } from "./meshSession";

/** More samples than a page can hold together with all else. */
const maxSamples = 1_000_000;
/** Samples so far are told this often. */
const partialMs = 250;
const piecesPerSlice = 1000;

/** The best route between two nodes over the window, its samples so far being told on the way. */
export function* routeSeries(
  session: MeshSession,
  model: MeshModel,
  input: RouteSeriesInput,
  report: (progress: JobProgress) => void,
): Sliced<Outcome<RouteSeriesColumns>> {
  const { stepSeconds, metric } = input;
  const count = sampleCount(model.durationSeconds, stepSeconds);
  if (count > maxSamples) {
    const allowed = `at most ${maxSamples} samples: a longer step, or a shorter window`;
    return failure([{ path: "stepSeconds", message: "too many samples", given: count, allowed }]);
  }
  const from = session.nodeOf(input.from) as number;
  const to = session.nodeOf(input.to) as number;
  const work = routesOverTime(model, { from, to, stepSeconds, metric });
  let toldMs = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return success(columnsOf(step.value));
    const { fraction, label, partial } = step.value;
    if (partial && performance.now() - toldMs >= partialMs) {
      toldMs = performance.now();
      report({ fraction, label, partial: columnsOf(partial) });
    }
    yield { fraction, label };
  }
}

function columnsOf({ samples, changes, ...rest }: RouteSeries | RouteSeriesSoFar): RouteSeriesColumns {
  const rows = new Map<string, number>();
  const paths: (readonly string[])[] = [];
  let last: { readonly hops: readonly string[]; readonly row: number } | undefined;
  const rowOf = (hops: readonly string[]): number => {
    if (hops.length === 0) return -1;
    if (last?.hops === hops) return last.row;
    const key = JSON.stringify(hops);
    const row = rows.get(key) ?? paths.push(hops) - 1;
    rows.set(key, row);
    last = { hops, row };
    return row;
  };
  return {
    count: samples.length,
    atMs: Float64Array.from(samples, ({ atMs }) => atMs),
    latencyMs: Float64Array.from(samples, ({ totalLatencyMs }) => totalLatencyMs ?? Number.NaN),
    path: Int32Array.from(samples, ({ hops }) => rowOf(hops)),
    paths,
    changes: changes.map(({ atMs, hops, cause }) => ({ atMs, path: rowOf(hops), cause: describeChange(cause) })),
    figures: "availability" in rest ? rest : undefined,
  };
}

/** A finished series as a file's text; JSON is what the command line prints. */
export function* exportRoutes(series: RouteSeriesColumns, format: RouteSeriesFormat): Sliced<Outcome<string>> {
  const { count, atMs, latencyMs, path, paths, changes, figures } = series;
  if (figures === undefined) return failure([{ path: "series", message: "it is not complete" }]);
  const hopsOf = (row: number): readonly string[] => paths[row] ?? [];
  const record = routeSeriesRecord({
    samples: Array.from({ length: count }, (_, i) => {
      const latency = latencyMs[i] as number;
      const totalLatencyMs = Number.isNaN(latency) ? null : latency;
      return { atMs: atMs[i] as number, totalLatencyMs, hops: hopsOf(path[i] as number) };
    }),
    changes: changes.map((change) => ({ atMs: change.atMs, hops: hopsOf(change.path) })),
    ...figures,
  });
  let text = "";
  let written = 0;
  for (const piece of format === "json" ? seriesJson(record) : seriesCsv(record)) {
    text += piece;
    written++;
    if (written % piecesPerSlice === 0) yield { fraction: Math.min(1, written / count), label: "Writing routes" };
  }
  return success(text);
}
