import { Button, Menu, Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBooks,
  IconChevronDown,
  IconDownload,
  IconFilePlus,
  IconFolderOpen,
  IconHistory,
  IconSatellite,
} from "@tabler/icons-react";
import { examples } from "../../../core/scenario/examples";
import { runCommand } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { redoName, undoName } from "../../state/history";

/** What is open, and what else could be. */
export function ScenarioMenu() {
  const name = documentStore((state) => state.scenario.name);
  const former = documentStore((state) => state.former);
  const undo = documentStore((state) => undoName(state.history));
  const redo = documentStore((state) => redoName(state.history));
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          maw={260}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`Scenario: ${name}`}
        >
          <Text size="xs" truncate>
            {name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: "auto" }}>
        <Menu.Item leftSection={<IconFilePlus size={16} />} onClick={() => void runCommand("scenario.new")}>
          New, empty scenario
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={16} />} onClick={() => void runCommand("scenario.openFile")}>
          Open file: scenario, TLE or OMM
        </Menu.Item>
        <Menu.Item leftSection={<IconSatellite size={16} />} onClick={() => void runCommand("sources.open")}>
          Add satellites: text, files, CelesTrak
        </Menu.Item>
        <Menu.Item leftSection={<IconBooks size={16} />} onClick={() => void runCommand("library.open")}>
          Library: saved scenarios
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void runCommand("scenario.save")}>
          Save scenario
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowBackUp size={16} />}
          disabled={undo === undefined}
          onClick={() => void runCommand("edit.undo")}
        >
          {undo === undefined ? "Undo" : `Undo: ${undo}`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowForwardUp size={16} />}
          disabled={redo === undefined}
          onClick={() => void runCommand("edit.redo")}
        >
          {redo === undefined ? "Redo" : `Redo: ${redo}`}
        </Menu.Item>
        {former && (
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => void runCommand("scenario.goBack")}>
            Back to {former.source}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>Examples</Menu.Label>
        {examples.map(({ id, title, description }) => (
          <Menu.Item key={id} onClick={() => void runCommand("scenario.openExample", id)}>
            <Text size="sm">{title}</Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {description}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
