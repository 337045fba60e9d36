import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { ProblemList } from "../../kit/ProblemList";
import { bytesText, countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { type ContactsResult, useContacts } from "../../state/queries";
import classes from "./contacts.module.css";

/** How far the contacts are: progress and cancel, or why they are not complete and how to go on. Nothing once they are. */
export function RunBar() {
  const result = useContacts();
  if (result.status === "done") return null;
  return (
    <div className={classes.runBar} data-run-status={result.status}>
      {result.status === "running" ? <Running result={result} /> : <Held result={result} />}
    </div>
  );
}

function Running({ result: { progress } }: { readonly result: ContactsResult }) {
  const percent = Math.round((progress?.fraction ?? 0) * 100);
  return (
    <Group gap="sm" wrap="nowrap">
      <div className={classes.progress}>
        <Text size="xs" truncate>
          {progress?.label ?? "Contacts: starting"}
        </Text>
        <Progress.Root size="sm" transitionDuration={0}>
          <Progress.Section value={percent} aria-label="Computing contacts" />
        </Progress.Root>
      </div>
      <Button size="compact-xs" variant="default" onClick={() => void runCommand("contacts.cancel")}>
        Cancel
      </Button>
    </Group>
  );
}

function Held({ result }: { readonly result: ContactsResult }) {
  const { status, problems, estimate } = result;
  return (
    <Stack gap={6} role="status">
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <Text size="xs">{heldText(result)}</Text>
        {status === "large" ? (
          <Button size="compact-xs" variant="light" onClick={() => void runCommand("contacts.startLarge")}>
            Compute all the same
          </Button>
        ) : (
          <Button size="compact-xs" variant="light" onClick={() => void runCommand("contacts.restart")}>
            {status === "cancelled" ? "Start over" : "Try again"}
          </Button>
        )}
      </Group>
      {estimate && (
        <Text size="xs" c="dimmed">
          About {countedText(estimate.windows, "window")} and {bytesText(estimate.bytes)} of memory. A shorter window,
          fewer stations or satellites would make it lighter.
        </Text>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </Stack>
  );
}

function heldText({ status, partial }: ContactsResult): string {
  if (status === "cancelled") {
    const windows = partial.reduce((sum, block) => sum + block.windows.count, 0);
    return `Cancelled: ${countedText(windows, "window")} found so far`;
  }
  if (status === "large") return "Not started: this plan has very many contacts";
  return status === "refused" ? "The plan cannot be computed" : "Computing stopped because of a fault";
}
