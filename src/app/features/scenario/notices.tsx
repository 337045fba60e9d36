import { Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";

/** Long enough to read and to change one's mind. */
const shownMs = 9000;
const shownNames = 3;

/** Says that something else is open now, with the way back. */
export function tellOpened(name: string, former: string, warningCount: number): void {
  const warned = warningCount === 0 ? "" : ` ${countedText(warningCount, "warning")}: see the status line.`;
  show(`Opened: ${name}.${warned}`, { title: `Back to ${former}`, command: "scenario.goBack" });
}

/** Says which of the files that came together were not opened, and why. */
export function tellLeftClosed(names: readonly string[]): void {
  const are = names.length === 1 ? "was" : "were";
  const message = `${listed(names)} ${are} not opened: one model or one gradient at a time.`;
  notifications.show({ autoClose: shownMs, color: "yellow", message });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).join(", ");
  return names.length > shownNames ? `${shown} and ${names.length - shownNames} more` : shown;
}

function show(text: string, wayBack: { readonly title: string; readonly command: string }): void {
  const id = notifications.show({
    autoClose: shownMs,
    message: (
      <Stack gap={6} align="flex-start">
        <Text size="sm">{text}</Text>
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            void runCommand(wayBack.command);
          }}
        >
          {wayBack.title}
        </Button>
      </Stack>
    ),
  });
}
