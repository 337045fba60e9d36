import { Button, Group } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { ScheduleReport } from "../../../engine/client/scheduler";
import { countedText, countText, volumeText } from "../../kit/quantityText";
import { dayTimeText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites, useScenario, useStations } from "../../state/derived";
import { scheduleRun } from "../../state/schedule/scheduleRun";
import { rulesDigest, useStanding } from "../../state/schedule/standing";
import { viewStore } from "../../state/viewStore";
import { compareSchedules } from "./compareSchedules";
import { differenceText, gapText, valueText } from "./scheduleTexts";
import classes from "./sync.module.css";

/** More lines are not read; the files hold all. */
const shownChanges = 30;
const shownSatellites = 12;

/** The schedule that was found beside the one that holds, until it is accepted or dropped. */
export function Comparison() {
  const proposal = useStore(scheduleRun, (state) => state.proposal);
  const standing = useStanding();
  const scenario = useScenario();
  if (proposal === undefined) return null;
  const isStale = proposal.digest !== rulesDigest(scenario);
  const { report } = proposal;
  const accepted = standing?.status === "known" ? standing.report : undefined;
  return (
    <section className={classes.proposal} aria-label="New schedule">
      <Group justify="space-between" wrap="nowrap">
        <h3 className={classes.heading}>New schedule beside the accepted one</h3>
        <Group gap={6} wrap="nowrap">
          <Button size="compact-xs" disabled={isStale} onClick={() => void runCommand("sync.accept")}>
            Accept
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void runCommand("sync.drop")}>
            Drop
          </Button>
        </Group>
      </Group>
      {isStale && <p className={classes.note}>The rules or contacts have changed since: book again to accept.</p>}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Schedule</th>
            <th scope="col">Value</th>
            <th scope="col">Bookings</th>
            <th scope="col">Gap</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Accepted</th>
            <td>{accepted && valueText(accepted.objective, accepted.goal)}</td>
            <td>{accepted && countText(accepted.bookings.count)}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">New</th>
            <td>
              {valueText(report.objective, report.goal)}
              {accepted?.goal === report.goal &&
                ` (${differenceText(report.objective - accepted.objective, report.goal)})`}
            </td>
            <td>{countText(report.bookings.count)}</td>
            <td>{gapText(report)}</td>
          </tr>
        </tbody>
      </table>
      {accepted && <Differences before={accepted} after={report} />}
    </section>
  );
}

function Differences({ before, after }: { readonly before: ScheduleReport; readonly after: ScheduleReport }) {
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const zone = viewStore((state) => state.timeZone);
  const { kept, changes, bySatellite } = useMemo(() => compareSchedules(before, after), [before, after]);
  return (
    <>
      <p className={classes.note}>
        {countedText(kept, "booking")} kept, {countedText(changes.length, "change")}.
        {before.faults.length > 0 && ` ${countedText(before.faults.length, "booking")} that cannot stand will go.`}
      </p>
      <div className={classes.columns}>
        <ul className={classes.list} aria-label="Changed bookings">
          {changes.slice(0, shownChanges).map(({ kind, satellite, station, startMs }) => (
            <li key={`${kind} ${satellite} ${station} ${startMs}`} data-kind={kind}>
              {kind} {satellites[satellite]?.id} at {stations[station]?.name ?? stations[station]?.id},{" "}
              {dayTimeText(startMs, zone)}
            </li>
          ))}
          {changes.length > shownChanges && <li>and {changes.length - shownChanges} more</li>}
        </ul>
        <ul className={classes.list} aria-label="Volumes that change">
          {bySatellite.slice(0, shownSatellites).map(({ satellite, beforeMB, afterMB }) => (
            <li key={satellite}>
              {satellites[satellite]?.id}: {volumeText(beforeMB)} → {volumeText(afterMB)}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
