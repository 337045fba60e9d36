import { Button, Group } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useMemo } from "react";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { ResolvedStation } from "../../../core/scenario/station";
import type { ContactTotals } from "../../../engine/client/planner";
import {
  countedText,
  countText,
  durationText,
  latitudeText,
  longitudeText,
  minutesText,
  volumeText,
} from "../../kit/quantityText";
import { dateTimeText, dayTimeText, type Zone, zoneText } from "../../kit/timeText";
import { useExpandedSatellites, useScenario, useStations, useWindow } from "../../state/derived";
import { failedSatellites, useContactSummary, useContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";
import { contactsEach, type StationContacts, stationContacts } from "./model/stationContacts";
import "./printPage.css";
import classes from "./report.module.css";

const mostListed = 200;

/** The plan and its contacts on paper. Its chunk is loaded when it is first opened. */
export default function ReportView() {
  const scenario = useScenario();
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const { startMs, endMs } = useWindow();
  const result = useContacts();
  const { contacts, status } = result;
  const summary = useContactSummary();
  const zone = viewStore((state) => state.timeZone);
  const byStation = useMemo(
    () => contacts && stationContacts(contacts.windows, stations.length, contactsEach(stations.length)),
    [contacts, stations],
  );
  const failed = failedSatellites(result);
  return (
    <>
      <Group justify="flex-end" className={classes.screenOnly} mb="sm">
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          Print
        </Button>
      </Group>
      <article className={classes.paper} lang="en" data-report>
        <h1>{scenario.name}</h1>
        {scenario.description !== undefined && <p>{scenario.description}</p>}
        <dl className={classes.facts}>
          <dt>Window</dt>
          <dd>
            {dateTimeText(startMs, zone)} to {dateTimeText(endMs, zone)} {zoneText(zone)} (
            {durationText((endMs - startMs) / 1000)})
          </dd>
          <dt>Satellites</dt>
          <dd>{countText(satellites.length)}</dd>
          <dt>Stations</dt>
          <dd>{countText(stations.length)}</dd>
          <dt>Contacts</dt>
          <dd>{contacts ? countedText(contacts.windows.count, "window") : `not complete (${status})`}</dd>
        </dl>
        {failed.length > 0 && (
          <p>
            Without a position to the end of the window:{" "}
            {failed
              .slice(0, mostListed)
              .map(({ satellite }) => satellites[satellite]?.id)
              .join(", ")}
            {failed.length > mostListed && ` and ${countText(failed.length - mostListed)} more`}.
          </p>
        )}
        {(scenario.constellations ?? []).length > 0 && (
          <>
            <h2>Constellations</h2>
            <table>
              <thead>
                <tr>
                  <th>Constellation</th>
                  <th>Pattern</th>
                  <th>Planes</th>
                  <th>Satellites a plane</th>
                  <th>Altitude</th>
                  <th>Inclination</th>
                </tr>
              </thead>
              <tbody>
                {scenario.constellations?.map((each) => (
                  <tr key={each.id}>
                    <td>{each.id}</td>
                    <td>Walker {each.pattern}</td>
                    <td>{each.planes}</td>
                    <td>{each.satellitesPerPlane}</td>
                    <td>{each.altitudeKm} km</td>
                    <td>{each.inclinationDeg}°</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <h2>Stations</h2>
        <StationTable stations={stations} totals={summary?.byStation} />
        {contacts &&
          byStation &&
          stations.map((station, row) => (
            <StationSection
              key={station.id}
              station={station}
              list={byStation[row]}
              windows={contacts.windows}
              satelliteIds={satellites}
              zone={zone}
            />
          ))}
        <p className={classes.colophon}>Planned with Orbitweave. Times are {zoneText(zone)}.</p>
      </article>
    </>
  );
}

interface StationTableProps {
  readonly stations: readonly ResolvedStation[];
  readonly totals: ContactTotals | undefined;
}

function StationTable({ stations, totals }: StationTableProps) {
  const at = (column: ArrayLike<number> | undefined, row: number): number => column?.[row] ?? 0;
  return (
    <table>
      <thead>
        <tr>
          <th>Station</th>
          <th>Place</th>
          <th>Least elevation</th>
          <th>Contacts</th>
          <th>Time</th>
          <th>Down</th>
          <th>Up</th>
          <th>Longest gap</th>
        </tr>
      </thead>
      <tbody>
        {stations.map((station, row) => (
          <tr key={station.id}>
            <td>{station.name}</td>
            <td>
              {latitudeText(station.latDeg)} {longitudeText(station.lonDeg)}
            </td>
            <td>
              {station.minElevationDeg}°{station.mask.length > 0 && ", mask"}
            </td>
            <td>{totals ? countText(at(totals.count, row)) : ""}</td>
            <td>{totals ? durationText(at(totals.totalSeconds, row)) : ""}</td>
            <td>{totals ? volumeText(at(totals.downlinkMB, row)) : ""}</td>
            <td>{totals ? volumeText(at(totals.uplinkMB, row)) : ""}</td>
            <td>{totals ? durationText(at(totals.longestGapSeconds, row)) : ""}</td>
          </tr>
        ))}
      </tbody>
      {totals && (
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td />
            <td />
            <td>{countText(sumOf(totals.count))}</td>
            <td>{durationText(sumOf(totals.totalSeconds))}</td>
            <td>{volumeText(sumOf(totals.downlinkMB))}</td>
            <td>{volumeText(sumOf(totals.uplinkMB))}</td>
            <td />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface StationSectionProps {
  readonly station: ResolvedStation;
  readonly list: StationContacts | undefined;
  readonly windows: ContactColumns;
  readonly satelliteIds: readonly { readonly id: string }[];
  readonly zone: Zone;
}

function StationSection({ station, list, windows, satelliteIds, zone }: StationSectionProps) {
  if (list === undefined || list.rows.length === 0) return null;
  return (
    <section>
      <h2>Contacts of {station.name}</h2>
      <table>
        <thead>
          <tr>
            <th>Satellite</th>
            <th>AOS</th>
            <th>LOS</th>
            <th>Min:s</th>
            <th>Max. elevation</th>
            <th>Down</th>
            <th>Up</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => {
            const aosMs = windows.aosMs[row] ?? 0;
            const losMs = windows.losMs[row] ?? 0;
            return (
              <tr key={row}>
                <td>{satelliteIds[windows.satellite[row] ?? -1]?.id}</td>
                <td>{dayTimeText(aosMs, zone)}</td>
                <td>{dayTimeText(losMs, zone)}</td>
                <td>{minutesText((losMs - aosMs) / 1000)}</td>
                <td>{windows.maxElevationDeg[row]?.toFixed(1)}°</td>
                <td>{volumeText(windows.downlinkMB[row] ?? 0)}</td>
                <td>{volumeText(windows.uplinkMB[row] ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {list.omitted > 0 && <p>and {countedText(list.omitted, "further contact")}: export them as CSV.</p>}
    </section>
  );
}

function sumOf(column: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += column[row] as number;
  return sum;
}
