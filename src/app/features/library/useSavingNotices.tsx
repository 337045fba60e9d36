import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useStore } from "zustand";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { saver } from "../../state/storage/saving";
import { conflictText } from "./SaveState";

interface Offer {
  readonly title: string;
  readonly command: string;
}

/** Says at once, and until it is dealt with, what stands in the way of saving, and what was found of earlier visits. */
export function useSavingNotices(): void {
  const { status, fault, recovered, isLastLost, setAsideCount = 0 } = useStore(saver.state);
  const isConflict = status === "conflict";
  useEffect(() => {
    if (fault === undefined) return;
    const offers: Offer[] = [
      { title: "Export now", command: "scenario.save" },
      { title: "Try again", command: "saving.retry" },
    ];
    return tell("fault", `Your work is NOT saved. ${fault.message}`, offers, "red");
  }, [fault]);
  useEffect(() => {
    if (!isConflict) return;
    return tell("conflict", conflictText, [
      { title: "Keep mine as a copy", command: "saving.keepMine" },
      { title: "Take theirs", command: "saving.takeTheirs" },
    ]);
  }, [isConflict]);
  useEffect(() => {
    if (recovered === undefined) return;
    const names = recovered.join(", ");
    tell("recovered", `Edits that a closed tab had left behind are kept as a copy: ${names}.`, [toLibrary]);
  }, [recovered]);
  useEffect(() => {
    if (isLastLost)
      tell("last", "The scenario that was open last cannot be read. The library has the others.", [toLibrary]);
  }, [isLastLost]);
  useEffect(() => {
    if (setAsideCount === 0) return;
    const records = countedText(setAsideCount, "saved record");
    tell("setAside", `${records} cannot be read. They are set aside; the library offers them for download.`, [
      toLibrary,
    ]);
  }, [setAsideCount]);
}

const toLibrary: Offer = { title: "Library", command: "library.open" };

/** Returns what takes the notice away. */
function tell(name: string, text: string, offers: readonly Offer[], color = "yellow"): () => void {
  const id = `saving.${name}`;
  notifications.show({
    id,
    color,
    autoClose: false,
    message: (
      <Stack gap={6}>
        <Text size="sm">{text}</Text>
        <Group gap="xs">
          {offers.map(({ title, command }) => (
            <Button
              key={command}
              size="compact-xs"
              variant="light"
              onClick={() => {
                if (command !== "scenario.save") notifications.hide(id);
                void runCommand(command);
              }}
            >
              {title}
            </Button>
          ))}
        </Group>
      </Stack>
    ),
  });
  return () => void notifications.hide(id);
}
