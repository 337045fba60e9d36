import { failure, type Outcome, success } from "../../core/base/outcome";
import { runToEnd } from "../../core/base/progress";
import type { Contacts } from "../../core/contact/contactColumns";
import { contactSearch } from "../../core/contact/contactSearch";
import { contactsCsv } from "../../core/contact/contactsCsv";
import { contactsIcs } from "../../core/contact/contactsIcs";
import { contactsJson } from "../../core/contact/contactsJson";
import { estimateContacts } from "../../core/contact/estimateContacts";
import { findContacts } from "../../core/contact/findContacts";
import type { ContactIds } from "../../core/contact/sortContacts";
import type { Scenario } from "../../core/scenario/schema";
import { type Command, formatOption } from "../command";
import { complainOfLost } from "../complainOfLost";
import { contactsTable } from "../contactsTable";
import { findAllContacts } from "../findAllContacts";
import { type ExitCode, exitCodes, type Io } from "../io";
import { complainOf, openScenario } from "../openScenario";
import { unknownName } from "../suggest";
import { writePieces } from "../writePieces";

/** `orbitweave contacts FILE` */
export const contactsCommand: Command = {
  name: "contacts",
  target: "FILE",
  summary: "All contact windows between satellites and ground stations.",
  options: [
    { name: "satellite", value: "ID", help: "only this satellite" },
    { name: "station", value: "ID", help: "only this station" },
    { name: "large", help: "go ahead above 2 million windows or 1 GB" },
    formatOption("table", "json", "csv", "ics"),
  ],
  details: `Sorted by AOS, then satellite, then station. Times are UTC with milliseconds; durations in s, angles in deg (azimuth from
north, clockwise), range in km, volumes in MB (10^6 bytes).
JSON: { windows: [{ satelliteId, stationId, aos, tca, los, durationSeconds, maxElevationDeg, aosAzimuthDeg, tcaAzimuthDeg,
losAzimuthDeg, tcaRangeKm, cutAtStart, cutAtEnd, downlinkMB, uplinkMB }], failed: [{ satelliteId, error, from }] }.
Calendars (ics) hold whole seconds, rounded into the contact.`,
  examples: [
    "orbitweave contacts plan.json",
    "orbitweave contacts plan.json --station ksc --format csv > ksc.csv",
    "orbitweave contacts plan.json --satellite sat-001 --format ics > sat-001.ics",
  ],
  async run({ target, options }, io) {
    const opened = await openScenario(target, io);
    if (opened === undefined) return exitCodes.badInput;
    const scenario = onlyStation(opened, options.get("station"));
    if (!scenario.ok) return refuse(scenario.error, io);
    const search = contactSearch(scenario.value);
    const wanted = options.get("satellite");
    const satellite = wanted === undefined ? undefined : search.ids.satelliteIds.indexOf(wanted);
    if (satellite === -1) return refuse(unknownName("satellite", wanted ?? "", search.ids.satelliteIds), io);

    const satellites = satellite === undefined ? search.satellites : search.satellites.slice(satellite, satellite + 1);
    const estimate = estimateContacts(satellites, search.stations, search.durationSeconds);
    if (estimate.tooLarge && !options.has("large")) {
      const size = `about ${(estimate.windows / 1e6).toFixed(1)} million windows and ${(estimate.bytes / 1e9).toFixed(1)} GB`;
      return refuse(`${size}: choose a --satellite or --station, shorten the window, or pass --large`, io);
    }
    const contacts =
      satellite === undefined
        ? await findAllContacts(scenario.value, io)
        : success(runToEnd(findContacts({ ...search, firstSatellite: satellite, satelliteCount: 1 })));
    if (!contacts.ok) {
      complainOf(contacts.error, io);
      return exitCodes.internal;
    }
    await writeContacts(contacts.value, search.ids, search.startMs, options.get("format") ?? "table", io);
    return exitCodes.fine;
  },
};

function onlyStation(scenario: Scenario, id: string | undefined): Outcome<Scenario, string> {
  if (id === undefined) return success(scenario);
  const stations = scenario.stations ?? [];
  const found = stations.filter((station) => station.id === id);
  if (found.length > 0) return success({ ...scenario, stations: found });
  return failure(
    unknownName(
      "station",
      id,
      stations.map((station) => station.id),
    ),
  );
}

function refuse(message: string, io: Io): ExitCode {
  io.complain(`error: ${message}`);
  return exitCodes.badInput;
}

async function writeContacts(
  contacts: Contacts,
  ids: ContactIds,
  startMs: number,
  format: string,
  io: Io,
): Promise<void> {
  if (format === "json") {
    await writePieces(contactsJson(contacts, ids), io);
    return;
  }
  complainOfLost(contacts.failed, ids.satelliteIds, io);
  if (format === "csv") await writePieces(contactsCsv(contacts.windows, ids), io);
  else if (format === "ics") await writePieces(contactsIcs(contacts.windows, ids, startMs), io);
  else await writePieces(contactsTable(contacts.windows, ids), io);
}
