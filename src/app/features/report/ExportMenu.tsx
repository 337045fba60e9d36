import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import { memo } from "react";
import { runCommand } from "../../state/commands";
import { useContacts } from "../../state/queries";

const contactFormats = [
  { format: "csv", title: "Contacts as CSV, for spreadsheets" },
  { format: "json", title: "Contacts as JSON" },
  { format: "ics", title: "Contacts as iCalendar" },
] as const;

/** Everything that can be taken elsewhere. */
export function ExportMenu() {
  const { contacts } = useContacts();
  return <Exports areContactsThere={contacts !== undefined} />;
}

/** Contacts come in many batches: it is drawn when the last one is there. */
const Exports = memo(function Exports({ areContactsThere }: { readonly areContactsThere: boolean }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label="Export">
          <ActionIcon variant="subtle" color="gray" size="md" aria-label="Export">
            <IconFileExport size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Contacts</Menu.Label>
        {contactFormats.map(({ format, title }) => (
          <Menu.Item
            key={format}
            disabled={!areContactsThere}
            onClick={() => void runCommand("contacts.export", format)}
          >
            {title}
          </Menu.Item>
        ))}
        <Menu.Label>Positions over the window</Menu.Label>
        <Menu.Item onClick={() => void runCommand("export.oem")}>Ephemerides as CCSDS OEM</Menu.Item>
        <Menu.Item onClick={() => void runCommand("export.czml")}>Ephemerides as CZML</Menu.Item>
        <Menu.Label>To show</Menu.Label>
        <Menu.Item onClick={() => void runCommand("view.savePicture")}>The view as a picture (PNG)</Menu.Item>
        <Menu.Item onClick={() => void runCommand("export.report")}>A report to print</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
