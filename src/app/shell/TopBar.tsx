import { ActionIcon, Button, Group, Menu, Tooltip } from "@mantine/core";
import {
  IconAdjustments,
  IconFolderOpen,
  IconHelp,
  IconMoon,
  IconPencil,
  IconShare2,
  IconSun,
  IconTable,
  IconTimeline,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ExportMenu } from "../features/report";
import { ScenarioMenu } from "../features/scenario";
import { runCommand } from "../state/commands";
import { type Graphics, isContactsShown, viewStore } from "../state/viewStore";
import { SearchBox } from "./SearchBox";
import classes from "./Shell.module.css";
import { sideViewParts } from "./sideViews";

/** Name, scenario, search, and what concerns the page as a whole. */
export function TopBar() {
  const theme = viewStore((state) => state.theme);
  const isEditorOpen = viewStore((state) => state.editorOpen);
  const isSideOpen = viewStore((state) => state.sideOpen);
  const isContactsOpen = viewStore(isContactsShown);
  const sideView = viewStore((state) => state.sideView);
  const isTimelineOpen = viewStore((state) => state.timelineOpen);
  return (
    <header className={classes.topBar}>
      <Group gap="xs" wrap="nowrap" className={classes.topBarStart}>
        <img src="/icon.svg" alt="" width={22} height={22} />
        <h1 className={classes.name}>Orbitweave</h1>
        <ScenarioMenu />
        <Button
          size="xs"
          variant="default"
          className={classes.wideOnly}
          leftSection={<IconFolderOpen size={14} />}
          onClick={() => void runCommand("scenario.openFile")}
        >
          Open
        </Button>
        <Button
          size="xs"
          variant="default"
          className={classes.wideOnly}
          leftSection={<IconShare2 size={14} />}
          onClick={() => void runCommand("share.open")}
        >
          Share
        </Button>
      </Group>
      <Group gap={4} wrap="nowrap" className={classes.topBarEnd}>
        <SearchBox />
        <BarButton label="Share this view as a link" command="share.open" className={classes.narrowOnly}>
          <IconShare2 size={18} />
        </BarButton>
        <BarButton label="Editor" command="editor.toggle" isPressed={isEditorOpen}>
          <IconPencil size={18} />
        </BarButton>
        <BarButton label="Contacts panel" command="view.sidePanel" isPressed={isContactsOpen}>
          <IconTable size={18} />
        </BarButton>
        {Object.entries(sideViewParts).map(
          ([view, { button }]) =>
            button && (
              <BarButton
                key={view}
                label={button.label}
                command={button.command}
                isPressed={isSideOpen && sideView === view}
              >
                <button.Icon size={18} />
              </BarButton>
            ),
        )}
        <BarButton label="Timeline" command="view.timeline" isPressed={isTimelineOpen}>
          <IconTimeline size={18} />
        </BarButton>
        <ExportMenu />
        <GraphicsMenu />
        <BarButton label={theme === "dark" ? "Light theme" : "Dark theme"} command="view.theme">
          {theme === "dark" ? <IconSun size={18} /> : <IconMoon size={18} />}
        </BarButton>
        <BarButton label="Keyboard shortcuts" command="help.shortcuts" className={classes.wideOnly}>
          <IconHelp size={18} />
        </BarButton>
      </Group>
    </header>
  );
}

interface BarButtonProps {
  readonly label: string;
  readonly command: string;
  readonly isPressed?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

function BarButton({ label, command, isPressed, className, children }: BarButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isPressed ? "light" : "subtle"}
        color={isPressed ? undefined : "gray"}
        size="md"
        className={className}
        aria-label={label}
        aria-pressed={isPressed}
        onClick={() => void runCommand(command)}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

const graphicsModes: readonly { readonly mode: Graphics; readonly title: string }[] = [
  { mode: "auto", title: "By what the machine can do" },
  { mode: "full", title: "Full: atmosphere, stars, sun" },
  { mode: "light", title: "Light: for machines without a graphics card" },
];

function GraphicsMenu() {
  const graphics = viewStore((state) => state.graphics);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label="Graphics" className={classes.wideOnly}>
          <IconAdjustments size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Graphics of the globe</Menu.Label>
        {graphicsModes.map(({ mode, title }) => (
          <Menu.Item
            key={mode}
            fw={mode === graphics ? 700 : undefined}
            aria-current={mode === graphics}
            onClick={() => void runCommand("view.graphics", mode)}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
