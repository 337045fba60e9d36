import { memo } from "react";
import { PanelFrame, type PanelTab } from "../../kit/PanelFrame";
import { SaveMenu } from "../../kit/SaveMenu";
import { runCommand } from "../../state/commands";
import { useContacts } from "../../state/queries";
import { type SidePanel, viewStore } from "../../state/viewStore";
import { ContactTable } from "./ContactTable";
import { NowTable } from "./NowTable";
import { RunBar } from "./RunBar";
import { SatelliteTotals, StationTotals } from "./TotalsTable";

const tabs: readonly PanelTab<SidePanel>[] = [
  { name: "contacts", title: "Contacts", body: <ContactTable /> },
  { name: "satellites", title: "Satellites", body: <SatelliteTotals /> },
  { name: "stations", title: "Stations", body: <StationTotals /> },
  { name: "now", title: "Now", body: <NowTable /> },
];

/** All contact windows as a table, their totals by satellite and by station, and where everything is now. */
export function ContactsPanel() {
  const tab = viewStore((state) => state.sidePanel);
  return (
    <PanelFrame
      label="Contacts"
      tabs={tabs}
      shown={tab}
      onShow={(shown) => void runCommand("view.panel", shown)}
      tools={<ExportMenu />}
      above={<RunBar />}
      close={{
        label: "Hide the contacts panel",
        hint: "Hide this panel",
        onClose: () => void runCommand("view.sidePanel"),
      }}
    />
  );
}

const formats = [
  { format: "csv", title: "CSV, for spreadsheets" },
  { format: "json", title: "JSON, as the command line gives it" },
  { format: "ics", title: "iCalendar, for calendars" },
] as const;

function ExportMenu() {
  const { contacts } = useContacts();
  return <ContactsMenu isThere={contacts !== undefined} />;
}

/** Contacts come in many batches: it is drawn when the last one is there. */
const ContactsMenu = memo(function ContactsMenu({ isThere }: { readonly isThere: boolean }) {
  return (
    <SaveMenu
      what="the contacts"
      formats={formats}
      isThere={isThere}
      onSave={(format) => void runCommand("contacts.export", format)}
    />
  );
});
