import { ActionIcon, Group, Menu, Tabs, Tooltip } from "@mantine/core";
import { IconDownload, IconX } from "@tabler/icons-react";
import { runCommand } from "../../state/commands";
import { useScenario, useStations } from "../../state/derived";
import { BookingTable } from "./BookingTable";
import { DemandTable } from "./DemandTable";
import { RulesForm } from "./RulesForm";
import { RunSection } from "./RunSection";
import { Summary } from "./Summary";
import classes from "./sync.module.css";
import { UnbookedTable } from "./UnbookedTable";

/** The sync schedule: what is asked for, the search, what it found, and changes by hand. */
export default function SyncView() {
  return (
    <section className={classes.panel} aria-label="Sync schedule">
      <Tabs
        defaultValue="summary"
        keepMounted={false}
        classNames={{ root: classes.tabs ?? "", panel: classes.tabPanel ?? "" }}
      >
        <Group justify="space-between" wrap="nowrap" className={classes.head}>
          <Tabs.List>
            <Tabs.Tab value="summary">Schedule</Tabs.Tab>
            <Tabs.Tab value="demands">Demands</Tabs.Tab>
            <Tabs.Tab value="rules">Rules</Tabs.Tab>
            <Tabs.Tab value="bookings">Bookings</Tabs.Tab>
            <Tabs.Tab value="unbooked">Unbooked</Tabs.Tab>
          </Tabs.List>
          <Group gap={4} wrap="nowrap">
            <ExportMenu />
            <Tooltip label="Back to the contacts">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label="Close the sync schedule"
                onClick={() => void runCommand("sync.open")}
              >
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
        <RunSection />
        <Tabs.Panel value="summary">
          <Summary />
        </Tabs.Panel>
        <Tabs.Panel value="demands">
          <DemandTable />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesForm />
        </Tabs.Panel>
        <Tabs.Panel value="bookings">
          <BookingTable />
        </Tabs.Panel>
        <Tabs.Panel value="unbooked">
          <UnbookedTable />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

const formats = [
  { format: "csv", title: "CSV, for spreadsheets" },
  { format: "json", title: "JSON" },
  { format: "ics", title: "iCalendar, all stations" },
] as const;

function ExportMenu() {
  const hasBookings = useScenario().sync?.bookings !== undefined;
  const stations = useStations();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Save the bookings" disabled={!hasBookings}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.Label>Save the bookings as</Menu.Label>
        {formats.map(({ format, title }) => (
          <Menu.Item key={format} onClick={() => void runCommand("sync.export", { format })}>
            {title}
          </Menu.Item>
        ))}
        <Menu.Label>iCalendar of one station</Menu.Label>
        {stations.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void runCommand("sync.export", { format: "ics", stationId: id })}>
            {name ?? id}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
