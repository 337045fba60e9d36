import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useStore } from "zustand";
import { runCommand } from "../../state/commands";
import { routeSeries } from "../../state/mesh/routeSeries";

const formats = [
  { format: "csv", title: "CSV, for spreadsheets" },
  { format: "json", title: "JSON, as the command line gives it" },
] as const;

export function ExportMenu() {
  const isDone = useStore(routeSeries.store, ({ status }) => status === "done");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Save the route over the window" disabled={!isDone}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Save the route over the window as</Menu.Label>
        {formats.map(({ format, title }) => (
          <Menu.Item key={format} onClick={() => void runCommand("mesh.exportRoutes", format)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
