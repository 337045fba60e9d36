import { csvFormatRow } from "d3-dsv";
import type { RouteSeriesRecord } from "./routesRecord";
/** Routes over time as JSON, in pieces, one sample a line: what the command line prints. */
export function* seriesJson({ samples, changes, ...figures }: RouteSeriesRecord): Generator<string> {
  yield '{"samples":[';
  for (const [i, sample] of samples.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(sample)}`;
  yield '\n],"changes":[';
  for (const [i, change] of changes.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(change)}`;
  yield `\n],${JSON.stringify(figures).slice(1)}\n`;
}

/** The samples as CSV (RFC 4180: CRLF, quotes where needed), a header with units first; one piece of text a row. */
export function* seriesCsv({ samples }: RouteSeriesRecord): Generator<string> {
  yield `${csvFormatRow(["at_utc", "reachable", "total_latency_ms", "hops"])}\r\n`;
  for (const { at, reachable, totalLatencyMs, hops } of samples) {
    yield `${csvFormatRow([at, String(reachable), String(totalLatencyMs ?? ""), hops.join(" ")])}\r\n`;
  }
}
