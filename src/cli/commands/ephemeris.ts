import { parseDecimal } from "../../core/base/parseDecimal";
import { runToEnd, type Sliced } from "../../core/base/progress";
import type { ContactColumns } from "../../core/contact/contactColumns";
import { contactSearch } from "../../core/contact/contactSearch";
import { estimateContacts } from "../../core/contact/estimateContacts";
import { type ContactSearch, findContacts } from "../../core/contact/findContacts";
import { writeCzml } from "../../core/contact/writeCzml";
import { defaultExportStepSeconds, type ExportSummary, exportProblems } from "../../core/orbit/sampleEphemeris";
import { writeOem } from "../../core/orbit/writeOem";
import { type Command, formatOption } from "../command";
import { complainOfLost } from "../complainOfLost";
import { exitCodes, type Io } from "../io";
import { complainOf, openScenario } from "../openScenario";
import { pickSatellite } from "../pickSatellite";
import { writePieces } from "../writePieces";

/** `orbitweave ephemeris FILE` */
export const ephemerisCommand: Command = {
  name: "ephemeris",
  target: "FILE",
  summary: "Satellites' positions over the window, for other programs: CCSDS OEM or CZML.",
  options: [
    { name: "satellite", value: "ID", help: "only this satellite" },
    {
      name: "step",
      value: "SECONDS",
      help: `time between two states, 1 to 600 s; default ${defaultExportStepSeconds}`,
    },
    formatOption("oem", "czml"),
  ],
  details: `OEM: CCSDS 502.0-B version 2.0 as KVN, one message for each satellite, one behind the other; TEME, UTC, km and km/s, to be
interpolated with LAGRANGE of degree 7.
CZML: positions in m, Earth-fixed, to be interpolated with LAGRANGE of degree 5; stations, and contacts as lines while they last.
At the default step both are within 10 m of the propagator everywhere (docs/methods/exports.md has the error by step).
A satellite whose propagation fails ends there, with a warning.`,
  examples: [
    "orbitweave ephemeris plan.json --satellite sat-001 > sat-001.oem",
    "orbitweave ephemeris plan.json --format czml --step 30 > plan.czml",
  ],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const search = contactSearch(scenario);
    const satellites = pickSatellite(search.satellites, options.get("satellite"));
    if (!satellites.ok) {
      io.complain(`error: ${satellites.error}`);
      return exitCodes.badInput;
    }
    const step = options.get("step");
    const stepSeconds = step === undefined ? defaultExportStepSeconds : parseDecimal(step);
    const request = { ...search, satellites: satellites.value, stepSeconds };
    const problems = exportProblems(request);
    if (problems.length > 0) {
      complainOf(
        problems.map((problem) => ({
          ...problem,
          path: `--${problem.path}`,
          ...(Number.isNaN(stepSeconds) && { given: step }),
        })),
        io,
      );
      return exitCodes.badInput;
    }
    const work =
      options.get("format") === "czml"
        ? writeCzml({ ...request, name: scenario.name, ...contactsOf(request, io) })
        : writeOem(request);
    const failed: ExportSummary["failed"][number][] = [];
    await writePieces(piecesOf(work, io, failed), io);
    complainOfLost(
      failed,
      request.satellites.map(({ id }) => id),
      io,
    );
    return exitCodes.fine;
  },
};

/** Contacts are lines in the picture: beyond what `contacts` would compute unasked they would hide all else. */
function contactsOf(search: ContactSearch, io: Io): { readonly contacts?: ContactColumns } {
  if (!estimateContacts(search.satellites, search.stations, search.durationSeconds).tooLarge) {
    return { contacts: runToEnd(findContacts(search)).windows };
  }
  io.complain("warning: contacts are left out: there are more than two million");
  return {};
}

/** The text of an export as it comes; what failed is added to `failed` at the end. */
function* piecesOf(work: Sliced<ExportSummary, string>, io: Io, failed: ExportSummary["failed"][number][]) {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      failed.push(...step.value.failed);
      break;
    }
    io.showProgress?.(step.value.label);
    yield step.value.partial ?? "";
  }
  io.showProgress?.("");
}
