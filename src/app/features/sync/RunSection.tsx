import { Button, Group, Progress } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import { ProblemList } from "../../kit/ProblemList";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useExpandedSatellites, useScenario, useStations } from "../../state/derived";
import { useContacts } from "../../state/queries";
import { bookingRoom } from "../../state/schedule/bookingRoom";
import { scheduleRun } from "../../state/schedule/scheduleRun";
import { rulesDigest } from "../../state/schedule/standing";
import { rulesOf } from "../../state/schedule/syncEdits";
import { valueText } from "./scheduleTexts";
import classes from "./sync.module.css";

/** Starts and stops the search, and shows how far it is. */
export function RunSection() {
  const { status, digest, news, problems, proposal } = useStore(scheduleRun);
  const scenario = useScenario();
  const rules = rulesOf(scenario);
  const { contacts } = useContacts();
  const isRunning = status === "running";
  const isReady = contacts !== undefined;
  const isOfThese = digest === rulesDigest(scenario);
  return (
    <div className={classes.run} data-schedule-status={status}>
      <Group gap={6}>
        <Button size="compact-sm" disabled={!isReady || isRunning} onClick={() => void runCommand("sync.run")}>
          Book the contacts
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!isReady || isRunning || rules.bookings === undefined}
          title="Keeps every booking that can stay, pins first"
          onClick={() => void runCommand("sync.replan")}
        >
          Plan anew, least change
        </Button>
        {isRunning && (
          <Button size="compact-sm" variant="light" color="red" onClick={() => void runCommand("sync.stop")}>
            Stop
          </Button>
        )}
      </Group>
      <WhyNothing />
      <WhyTooMuch />
      {isRunning && (
        <div role="status" className={classes.progress}>
          <Progress value={100 * (news?.fraction ?? 0)} size="xs" aria-label="How far the search is" />
          <span>
            {news?.label ?? "Schedule: starting"}
            {news?.objective !== undefined &&
              `: ${valueText(news.objective, rules.objective ?? "volume")}${
                news.bound !== undefined && Number.isFinite(news.bound)
                  ? `, bound ${valueText(news.bound, rules.objective ?? "volume")}`
                  : ""
              }`}
          </span>
        </div>
      )}
      {status === "empty" && isOfThese && contacts !== undefined && contacts.windows.count > 0 && (
        <p role="status" className={classes.note}>
          Nothing can be booked under these rules: Unbooked says why for each contact.
        </p>
      )}
      {status === "failed" && isOfThese && (
        <div role="alert" className={classes.failure}>
          {proposal === undefined ? "The contacts cannot be booked:" : "The new schedule does not fit into the plan:"}
          <ProblemList problems={problems} />
        </div>
      )}
    </div>
  );
}

/** Says before the search that its schedule may be too large to be accepted. */
function WhyTooMuch() {
  const { contacts } = useContacts();
  const scenario = useScenario();
  const satellites = useExpandedSatellites();
  const room = useMemo(() => {
    const last = satellites.at(-1);
    return contacts && last && bookingRoom(scenario, contacts.windows, last.id);
  }, [scenario, contacts, satellites]);
  if (room === undefined || room.megabytes <= room.leftMegabytes) return null;
  return (
    <p role="note" className={classes.note}>
      With busy antennas some {countedText(room.bookings, "booking")} come out, about {room.megabytes.toFixed(1)} MB;
      the plan has room for {Math.max(0, room.leftMegabytes).toFixed(1)} MB, and a schedule that does not fit cannot be
      accepted. Fewer stations, a shorter window, demands or a least length keep it small; the command line has no such
      limit.
    </p>
  );
}

/** Says what is missing for a schedule, where something is. */
function WhyNothing() {
  const { contacts, status } = useContacts();
  const stations = useStations();
  if (contacts === undefined) {
    return (
      <p className={classes.note}>
        {status === "running" ? "Waiting for the contacts." : "Compute the contacts first."}
      </p>
    );
  }
  if (stations.length === 0) return <p className={classes.note}>There is no station, so no antenna to book.</p>;
  if (contacts.windows.count === 0)
    return <p className={classes.note}>There are no contacts to book in this window.</p>;
  return null;
}
