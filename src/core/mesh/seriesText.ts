import type { RouteSeriesRecord } from "./routesRecord";
/** Routes over time as JSON, in pieces, one sample a line: what the command line prints. */
export function* seriesJson({ samples, changes, ...figures }: RouteSeriesRecord): Generator<string> {
  yield '{"samples":[';
  for (const [i, sample] of samples.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(sample)}`;
  yield '\n],"changes":[';
  for (const [i, change] of changes.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(change)}`;
  yield `\n],${JSON.stringify(figures).slice(1)}\n`;
}
