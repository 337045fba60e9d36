import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHome, IconMinus, IconPlus } from "@tabler/icons-react";
import { runCommand } from "../../state/commands";
import styles from "./GlobeView.module.css";

const buttons = [
  { command: "globe.zoomIn", label: "Zoom in", Icon: IconPlus },
  { command: "globe.zoomOut", label: "Zoom out", Icon: IconMinus },
  { command: "globe.home", label: "Show the whole plan", Icon: IconHome },
] as const;

/** Zoom and home for those who have neither wheel nor keyboard. */
export function GlobeButtons() {
  return (
    <div className={styles.buttons}>
      {buttons.map(({ command, label, Icon }) => (
        <Tooltip key={command} label={label} position="left">
          <ActionIcon variant="default" size="md" aria-label={label} onClick={() => void runCommand(command)}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
