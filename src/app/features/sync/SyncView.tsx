import { Menu } from "@mantine/core";
import { useState } from "react";
import { PanelFrame, type PanelTab } from "../../kit/PanelFrame";
import { SaveMenu } from "../../kit/SaveMenu";
import { runCommand } from "../../state/commands";
import { useScenario, useStations } from "../../state/derived";
import { viewStore } from "../../state/viewStore";
import { BookingTable } from "./BookingTable";
import { DemandTable } from "./DemandTable";
import { RulesForm } from "./RulesForm";
import { RunSection } from "./RunSection";
import { Summary } from "./Summary";
import { UnbookedTable } from "./UnbookedTable";

const tabs = [
  { name: "summary", title: "Schedule", body: <Summary /> },
  { name: "demands", title: "Demands", body: <DemandTable /> },
  { name: "rules", title: "Rules", body: <RulesForm /> },
  { name: "bookings", title: "Bookings", body: <BookingTable /> },
  { name: "unbooked", title: "Unbooked", body: <UnbookedTable /> },
] as const satisfies readonly PanelTab<string>[];

type SyncTab = (typeof tabs)[number]["name"];

/** The sync schedule: what is asked for, the search, what it found, and changes by hand. */
export default function SyncView() {
  const [tab, setTab] = useState<SyncTab>("summary");
  return (
    <PanelFrame
      label="Sync schedule"
      tabs={tabs}
      shown={tab}
      onShow={setTab}
      tools={<ExportMenu />}
      above={<RunSection />}
      close={{
        label: "Close the sync schedule",
        hint: "Back to the contacts",
        onClose: () => viewStore.getState().setSideView("contacts"),
      }}
    />
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
    <SaveMenu
      what="the bookings"
      formats={formats}
      isThere={hasBookings}
      onSave={(format) => void runCommand("sync.export", { format })}
    >
      <Menu.Label>iCalendar of one station</Menu.Label>
      {stations.map(({ id, name }) => (
        <Menu.Item key={id} onClick={() => void runCommand("sync.export", { format: "ics", stationId: id })}>
          {name ?? id}
        </Menu.Item>
      ))}
    </SaveMenu>
  );
}
