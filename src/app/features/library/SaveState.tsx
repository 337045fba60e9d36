import { Button, Group, Popover, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconArrowsSplit2, IconCheck, IconCloudUpload, type IconProps } from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { useStore } from "zustand";
import { dateTimeText, zoneText } from "../../kit/timeText";
import { runCommand } from "../../state/commands";
import { saver } from "../../state/storage/saving";
import type { SavingState, SavingStatus } from "../../state/storage/savingState";
import { viewStore } from "../../state/viewStore";

interface Look {
  readonly text: string;
  readonly icon: ComponentType<IconProps>;
  readonly color: string;
}

const looks: Readonly<Record<SavingStatus, Look>> = {
  unchanged: { text: "Example, unchanged", icon: IconCheck, color: "gray" },
  saving: { text: "Saving", icon: IconCloudUpload, color: "gray" },
  saved: { text: "Saved", icon: IconCheck, color: "gray" },
  conflict: { text: "Two versions", icon: IconArrowsSplit2, color: "yellow" },
  failed: { text: "NOT saved", icon: IconAlertTriangle, color: "red" },
};

/** Whether the open scenario is safe; what to do where it is not. */
export function SaveState() {
  const state = useStore(saver.state);
  const [isOpen, setIsOpen] = useState(false);
  const { text, icon: Icon, color } = looks[state.status];
  return (
    <Popover
      position="top-start"
      width={340}
      withArrow
      trapFocus
      transitionProps={{ duration: 0 }}
      opened={isOpen}
      onChange={setIsOpen}
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color={color}
          leftSection={<Icon size={14} />}
          data-saving={state.status}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Explanation {...state} />
          <Actions status={state.status} onDone={() => setIsOpen(false)} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Explanation({ status, fault, savedMs }: SavingState) {
  const zone = viewStore((state) => state.timeZone);
  if (status === "failed") {
    return (
      <Text size="sm">
        {fault?.message} The scenario is in this page only: export it to keep it. The page goes on working.
      </Text>
    );
  }
  if (status === "conflict") return <Text size="sm">{conflictText}</Text>;
  if (status === "unchanged") {
    return (
      <Text size="sm">This is an example as it came. Once you change it, every edit is saved in this browser.</Text>
    );
  }
  return (
    <Text size="sm">
      Every edit is saved in this browser by itself
      {savedMs === undefined ? "." : `, last at ${dateTimeText(savedMs, zone)} ${zoneText(zone)}.`}
    </Text>
  );
}

export const conflictText =
  "Another tab saved this scenario while this one had edits of its own. Neither is lost: keep yours as a copy, or take the other version (undo brings yours back).";

interface Offer {
  readonly command: string;
  readonly title: string;
}

const offers: Readonly<Partial<Record<SavingStatus, readonly Offer[]>>> = {
  failed: [
    { command: "scenario.save", title: "Export now" },
    { command: "saving.retry", title: "Try again" },
  ],
  conflict: [
    { command: "saving.keepMine", title: "Keep mine as a copy" },
    { command: "saving.takeTheirs", title: "Take theirs" },
  ],
};

function Actions({ status, onDone }: { readonly status: SavingStatus; readonly onDone: () => void }) {
  return (
    <Group gap="xs">
      {[...(offers[status] ?? []), { command: "library.open", title: "Library" }].map(({ command, title }) => (
        <Button
          key={command}
          size="compact-sm"
          variant="light"
          onClick={() => {
            onDone();
            void runCommand(command);
          }}
        >
          {title}
        </Button>
      ))}
    </Group>
  );
}
