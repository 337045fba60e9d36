import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { writeCzml } from "../../core/contact/writeCzml";
import { type ExportSummary, exportProblems } from "../../core/orbit/sampleEphemeris";
import { writeOem } from "../../core/orbit/writeOem";
import type { ContactIntervals, EphemerisExportInput, EphemerisFile } from "../protocol/contactsJobs";
import type { Slice } from "./slice";

/** Text that is encoded at once. */
const chunkLength = 500_000;

/** Writes the positions over the window as a file, one satellite's or all, or says why that cannot be. */
export function* exportEphemeris(
  { search }: Slice,
  { name, format, stepSeconds, satellite, contacts }: EphemerisExportInput,
): Sliced<Outcome<EphemerisFile>> {
  const satellites = satellite === undefined ? search.satellites : search.satellites.slice(satellite, satellite + 1);
  const request = { ...search, satellites, stepSeconds };
  const problems = exportProblems(request);
  if (problems.length > 0) return failure(problems);
  const shown = contacts && satellite !== undefined ? ofSatellite(contacts, satellite) : contacts;
  const { chunks, summary } = yield* encode(
    format === "oem" ? writeOem(request) : writeCzml({ ...request, name, ...(shown && { contacts: shown }) }),
  );
  const first = satellite ?? 0;
  const failed = summary.failed.map((each) => ({ ...each, satellite: first + each.satellite }));
  return success({ chunks, failed });
}

/** Rows of one satellite, counted from 0 as the only one. */
function ofSatellite(contacts: ContactIntervals, satellite: number): ContactIntervals {
  const rows = Array.from(contacts.satellite.keys()).filter((row) => contacts.satellite[row] === satellite);
  return {
    count: rows.length,
    satellite: new Uint32Array(rows.length),
    station: Uint32Array.from(rows, (row) => contacts.station[row] as number),
    aosMs: Float64Array.from(rows, (row) => contacts.aosMs[row] as number),
    losMs: Float64Array.from(rows, (row) => contacts.losMs[row] as number),
  };
}

function* encode(work: Sliced<ExportSummary, string>): Sliced<{
  readonly chunks: Uint8Array<ArrayBuffer>[];
  readonly summary: ExportSummary;
}> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let text = "";
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      if (text !== "") chunks.push(encoder.encode(text));
      return { chunks, summary: step.value };
    }
    text += step.value.partial ?? "";
    if (text.length >= chunkLength) {
      chunks.push(encoder.encode(text));
      text = "";
    }
    yield { fraction: step.value.fraction, label: step.value.label };
  }
}
