import { ActionIcon, CloseButton, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { FailedSatellite } from "../../../core/contact/contactColumns";
import { Card } from "../../kit/Card";
import { Facts } from "../../kit/Facts";
import { countedText, durationText, volumeText } from "../../kit/quantityText";
import { dateTimeText } from "../../kit/timeText";
import { useClock4Hz } from "../../state/clockStore";
import { runCommand, useCommands } from "../../state/commands";
import { satelliteIndex, stationIndex, useExpandedSatellites, useScenario, useStations } from "../../state/derived";
import { failedSatellites, useContactSummary, useContacts } from "../../state/queries";
import { type Selection, viewStore } from "../../state/viewStore";
import classes from "./DetailsCard.module.css";
import { satelliteFacts, stationFacts } from "./orbitFacts";

const editCommand = "editor.edit";

/** What is known of the selected satellite or station, and what else there is to say; nothing where nothing is selected. */
export function DetailsCard({ children }: { readonly children?: ReactNode }) {
  const selection = viewStore((state) => state.selection);
  const scenario = useScenario();
  const satellites = useExpandedSatellites();
  const stations = useStations();
  // Not where the plan is only looked at.
  const canEdit = useCommands().some(({ id }) => id === editCommand);
  if (selection === undefined) return null;
  const row = (selection.kind === "satellite" ? satelliteIndex(scenario) : stationIndex(scenario)).get(selection.id);
  if (row === undefined) return null;
  const name = (selection.kind === "satellite" ? satellites : stations)[row]?.name ?? selection.id;
  return (
    <Card
      name={name}
      label={`Details of ${name}`}
      kind={`${selection.kind} ${selection.id}`}
      buttons={
        <>
          {canEdit && (
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`Edit ${name}`}
              onClick={() => void runCommand(editCommand, editedBy(selection, satellites[row]?.constellationId))}
            >
              <IconPencil size={14} />
            </ActionIcon>
          )}
          <CloseButton size="sm" aria-label="Select nothing" onClick={() => void runCommand("selection.clear")} />
        </>
      }
    >
      {children}
      {selection.kind === "satellite" ? <SatelliteDetails row={row} /> : <StationDetails row={row} />}
      <ContactFacts kind={selection.kind} row={row} />
    </Card>
  );
}

/** What a person edits to change it: satellites of a pattern are changed with it. */
function editedBy({ kind, id }: Selection, constellationId: string | undefined) {
  if (kind === "station") return { kind: "stations", id };
  return constellationId === undefined ? { kind: "satellites", id } : { kind: "constellations", id: constellationId };
}

function SatelliteDetails({ row }: { readonly row: number }) {
  const satellite = useExpandedSatellites()[row];
  const failed = failedSatellites(useContacts()).find((each) => each.satellite === row);
  const zone = viewStore((state) => state.timeZone);
  const nowMs = useClock4Hz();
  if (satellite === undefined) return null;
  return (
    <>
      {failed && <Failure failed={failed} />}
      <Facts facts={satelliteFacts(satellite, nowMs, zone)} />
    </>
  );
}

function Failure({ failed: { fromMs, error } }: { readonly failed: FailedSatellite }) {
  const zone = viewStore((state) => state.timeZone);
  return (
    <Text size="xs" className={classes.failure}>
      No position from {dateTimeText(fromMs, zone)} on: {error}
    </Text>
  );
}

function StationDetails({ row }: { readonly row: number }) {
  const station = useStations()[row];
  return station === undefined ? null : <Facts facts={stationFacts(station)} />;
}

function ContactFacts({ kind, row }: { readonly kind: "satellite" | "station"; readonly row: number }) {
  const summary = useContactSummary();
  const totals = kind === "satellite" ? summary?.bySatellite : summary?.byStation;
  if (totals === undefined) return null;
  const at = (column: ArrayLike<number>): number => column[row] ?? 0;
  return (
    <Facts
      facts={[
        {
          label: "Contacts",
          value: `${countedText(at(totals.count), "window")}, ${durationText(at(totals.totalSeconds))}`,
        },
        { label: "Down, up", value: `${volumeText(at(totals.downlinkMB))}, ${volumeText(at(totals.uplinkMB))}` },
        { label: "Longest gap", value: durationText(at(totals.longestGapSeconds)) },
      ]}
    />
  );
}
