import { ActionIcon, Group, Menu, Tabs, Tooltip } from "@mantine/core";
import { IconDownload, IconX } from "@tabler/icons-react";
import { runCommand } from "../../state/commands";
import { useContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";
import { ContactTable } from "./ContactTable";
import classes from "./contacts.module.css";
import { NowTable } from "./NowTable";
import { RunBar } from "./RunBar";
import { SatelliteTotals, StationTotals } from "./TotalsTable";

/** All contact windows as a table, their totals by satellite and by station, and where everything is now. */
export function ContactsPanel() {
  const panel = viewStore((state) => state.sidePanel);
  return (
    <section className={classes.panel} aria-label="Contacts">
      <Tabs
        value={panel}
        onChange={(value) => void runCommand("view.panel", value)}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.tabPanel, list: classes.tabList, tab: classes.tab }}
      >
        <Group justify="space-between" wrap="nowrap" className={classes.head}>
          <Tabs.List>
            <Tabs.Tab value="contacts">Contacts</Tabs.Tab>
            <Tabs.Tab value="satellites">Satellites</Tabs.Tab>
            <Tabs.Tab value="stations">Stations</Tabs.Tab>
            <Tabs.Tab value="now">Now</Tabs.Tab>
          </Tabs.List>
          <Group gap={4} wrap="nowrap">
            <ExportMenu />
            <Tooltip label="Hide this panel">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label="Hide the contacts panel"
                onClick={() => void runCommand("view.sidePanel")}
              >
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
        <RunBar />
        <Tabs.Panel value="contacts">
          <ContactTable />
        </Tabs.Panel>
        <Tabs.Panel value="satellites">
          <SatelliteTotals />
        </Tabs.Panel>
        <Tabs.Panel value="stations">
          <StationTotals />
        </Tabs.Panel>
        <Tabs.Panel value="now">
          <NowTable />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

const formats = [
  { format: "csv", title: "CSV, for spreadsheets" },
  { format: "json", title: "JSON, as the command line gives it" },
  { format: "ics", title: "iCalendar, for calendars" },
] as const;

function ExportMenu() {
  const { contacts } = useContacts();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Save the contacts" disabled={contacts === undefined}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Save the contacts as</Menu.Label>
        {formats.map(({ format, title }) => (
          <Menu.Item key={format} onClick={() => void runCommand("contacts.export", format)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
