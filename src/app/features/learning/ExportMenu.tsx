import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useStore } from "zustand";
import { runCommand } from "../../state/commands";
import { trainingRun } from "../../state/learning/trainingRun";

const formats = [
  { format: "csv", title: "CSV: a row a round, of all seeds" },
  { format: "json", title: "JSON, as the command line gives it" },
] as const;

export function ExportMenu() {
  const isThere = useStore(trainingRun, ({ status, report }) => status !== "running" && report !== undefined);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Save the training" disabled={!isThere}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Save the training as</Menu.Label>
        {formats.map(({ format, title }) => (
          <Menu.Item key={format} onClick={() => void runCommand("learning.export", format)}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
