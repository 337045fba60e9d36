import { Button, Popover, ScrollArea, Text } from "@mantine/core";
import { SaveState } from "../features/library";
import { countedText, countText } from "../kit/quantityText";
import { runCommand } from "../state/commands";
import { useExpandedSatellites, useStations } from "../state/derived";
import { dialogStore } from "../state/dialogStore";
import { documentStore } from "../state/documentStore";
import { failedSatellites, useContacts } from "../state/queries";
import classes from "./Shell.module.css";

/** How much is open, what is being computed, and what does not work. */
export function StatusLine() {
  const satellites = useExpandedSatellites();
  const stations = useStations();
  return (
    <footer className={classes.statusLine}>
      <SaveState />
      <span>{countedText(satellites.length, "satellite")}</span>
      <span>{countedText(stations.length, "station")}</span>
      <ContactCount />
      <FailedList />
      <WarningsButton />
    </footer>
  );
}

function ContactCount() {
  const { contacts, partial, progress, status } = useContacts();
  const count = contacts?.windows.count ?? partial.reduce((sum, block) => sum + block.windows.count, 0);
  return (
    <>
      <span>{countedText(count, "contact window")}</span>
      <span role="status">
        {status === "running" && `${progress?.label ?? "Contacts: starting"}`}
        {status === "cancelled" && "cancelled"}
      </span>
      {status === "running" && (
        <Button size="compact-xs" variant="subtle" onClick={() => void runCommand("contacts.cancel")}>
          Stop
        </Button>
      )}
    </>
  );
}

const listedFailures = 200;

function FailedList() {
  const satellites = useExpandedSatellites();
  const failed = failedSatellites(useContacts());
  if (failed.length === 0) return null;
  return (
    <Popover position="top-start" width={420} withArrow>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="red">
          {countText(failed.length)} failed
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ScrollArea.Autosize mah={280} type="auto" viewportProps={{ tabIndex: 0 }}>
          {failed.slice(0, listedFailures).map(({ satellite, error }) => (
            <Text size="xs" key={satellite}>
              <strong>{satellites[satellite]?.id}</strong>: {error}
            </Text>
          ))}
          {failed.length > listedFailures && (
            <Text size="xs">and {countText(failed.length - listedFailures)} more</Text>
          )}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function WarningsButton() {
  const warnings = documentStore((state) => state.warnings);
  const source = documentStore((state) => state.source);
  if (warnings.length === 0) return null;
  const show = () =>
    dialogStore.getState().show({
      kind: "problems",
      title: `Warnings: ${source}`,
      note: "The plan is computed all the same; these points may not be as meant.",
      problems: warnings,
    });
  return (
    <Button size="compact-xs" variant="subtle" color="yellow" onClick={show}>
      {countedText(warnings.length, "warning")}
    </Button>
  );
}
