import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Contacts } from "../../core/contact/contactColumns";
import { contactSearch } from "../../core/contact/contactSearch";
import { linkRates } from "../../core/contact/linkRates";
import type { RatePieces } from "../../core/contact/ratePieces";
import { expandSatellites } from "../../core/scenario/expand";
import type { Scenario } from "../../core/scenario/schema";
import { windowOf } from "../../core/scenario/window";
import type { ContactList } from "../../core/schedule/contactList";
import { makeProblem } from "../../core/schedule/makeProblem";
import { readWindows } from "../../core/schedule/readWindows";
import { scheduleContacts } from "../../core/schedule/schedule";
import { scheduleCsv } from "../../core/schedule/scheduleCsv";
import { scheduleIcs } from "../../core/schedule/scheduleIcs";
import { type ScheduleRecord, scheduleRecord } from "../../core/schedule/scheduleRecord";
import { loadSolver } from "../../engine/solver";
import { type Command, type CommandArguments, formatOption } from "../command";
import { complainOfLost } from "../complainOfLost";
import { findAllContacts } from "../findAllContacts";
import { exitCodes, type Io } from "../io";
import { largeOption, readNumber, tooManyContacts } from "../meshOptions";
import { complainOf, openScenario } from "../openScenario";
import { problemsIn } from "../problemsIn";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { scheduleTable } from "../scheduleTable";
import { writePieces } from "../writePieces";

/** A file of two million contacts has about so many bytes. */
const maxWindowsBytes = 1_000_000_000;

/** What the search spends by default. */
const defaultSeconds = 10;

/** `orbitweave schedule FILE` */
export const scheduleCommand: Command = {
  name: "schedule",
  target: "FILE",
  summary: "Which satellite talks to which antenna when, with a bound on what any schedule could do.",
  options: [
    {
      name: "objective",
      value: "volume|age",
      allowed: ["volume", "age"],
      help: "the most weighted volume, or the youngest information; default: what the scenario says, else volume",
    },
    {
      name: "windows",
      value: "CONTACTS",
      help: "contacts from a file (the JSON of `contacts`) in place of those from geometry; downlinkMbps and uplinkMbps of a window override the station's",
    },
    { name: "seconds", value: "S", help: "search up to this long; default: by effort, about 10 s on large problems" },
    largeOption,
    formatOption("table", "json", "csv", "ics"),
  ],
  details: `Rules come from the scenario's "sync". The gap is |bound - objective| / max(|bound|, |objective|); proven means that no schedule is better by
more than 1e-6 of it. The objective is in weighted MB, for age in seconds. An empty schedule and unmet demands are results, not errors.
JSON: { bookings: [{ satelliteId, stationId, antenna, direction, start, end, downMB, upMB, volumeMB }], objective, bound, gap, proven, stopped,
unmet: [{ satelliteId, demandMB, bookedMB, reason }] }. Without --seconds the same scenario gives the same bytes.`,
  examples: [
    "orbitweave schedule plan.json",
    "orbitweave schedule plan.json --objective age --format json",
    "orbitweave schedule plan.json --windows contacts.json --seconds 60 --format json",
  ],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const seconds = readSeconds(options);
    if (!seconds.ok) return refuse(io, seconds.error);
    const tooMany = options.has("windows") ? undefined : tooManyContacts(contactSearch(scenario), options);
    if (tooMany !== undefined) return refuse(io, tooMany);
    const offered = await offeredContacts(scenario, options.get("windows"), io);
    if (!offered.ok) {
      complainOf(offered.error, io);
      return exitCodes.badInput;
    }
    const { contacts, rates } = offered.value;
    const objective = options.get("objective");
    const prepared = makeProblem(
      scenario,
      contacts,
      rates,
      objective === "volume" || objective === "age" ? objective : undefined,
    );
    if (!prepared.ok) {
      complainOf(prepared.error, io);
      return exitCodes.badInput;
    }
    const solver = await loadSolver();
    const limits = limitsOf(seconds.value);
    const schedule = runShown(scheduleContacts(prepared.value.problem, { solver, ...limits }), io);
    const record = scheduleRecord(scenario, prepared.value, contacts, schedule);
    const format = options.get("format") ?? "table";
    if (format === "table") await io.write(scheduleTable(record, prepared.value.problem.objective));
    else await writeSchedule(record, windowOf(scenario).startMs, format, io);
    return exitCodes.fine;
  },
};

function readSeconds(options: CommandArguments["options"]): Outcome<number | undefined, string> {
  if (!options.has("seconds")) return success(undefined);
  return readNumber(options, "seconds", (value) => value > 0 && value < Number.POSITIVE_INFINITY, "a number above 0");
}

/** The clock is here: the search only asks whether to stop. */
function limitsOf(seconds: number | undefined) {
  if (seconds === undefined) return {};
  const endsAt = performance.now() + seconds * 1000;
  const left = () => Math.max(0, endsAt - performance.now()) / 1000;
  return {
    effort: Math.max(1, seconds / defaultSeconds),
    shouldStop: () => left() === 0,
    solverSeconds: () => Math.max(0.1, left()),
  };
}

interface OfferedContacts {
  readonly contacts: ContactList;
  readonly rates?: RatePieces;
}

async function offeredContacts(
  scenario: Scenario,
  windowsPath: string | undefined,
  io: Io,
): Promise<Outcome<OfferedContacts>> {
  if (windowsPath === undefined) {
    const found: Outcome<Contacts> = await findAllContacts(scenario, io);
    if (!found.ok) return found;
    const { windows, failed } = found.value;
    const search = contactSearch(scenario);
    complainOfLost(failed, search.ids.satelliteIds, io);
    const rates = runShown(linkRates(search, windows), io);
    return success({ contacts: windows, ...(rates && { rates }) });
  }
  const text = await io.readText(windowsPath, maxWindowsBytes);
  if (!text.ok) return text;
  const value = parseJson(text.value);
  if (!value.ok) return failure([{ path: windowsPath, message: value.error }]);
  const satelliteIds = expandSatellites(scenario).map(({ id }) => id);
  const read = readWindows(value.value, { satelliteIds, stations: scenario.stations ?? [] });
  return read.ok ? read : failure(problemsIn(windowsPath, read.error));
}

function parseJson(text: string): Outcome<unknown, string> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    return failure(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function writeSchedule(record: ScheduleRecord, startMs: number, format: string, io: Io): Promise<void> {
  if (format === "json") await io.write(`${JSON.stringify(record, undefined, 1)}\n`);
  else if (format === "csv") await writePieces(scheduleCsv(record.bookings), io);
  else await writePieces(scheduleIcs(record.bookings, startMs), io);
}
