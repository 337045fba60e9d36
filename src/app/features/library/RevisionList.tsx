import { Button, Group, ScrollArea, Stack, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowLeft } from "@tabler/icons-react";
import { dateTimeText, zoneText } from "../../kit/timeText";
import { dialogStore } from "../../state/dialogStore";
import type { DocumentRecord } from "../../state/storage/records";
import { viewStore } from "../../state/viewStore";
import { restoreRevision } from "./libraryActions";
import { useRevisions } from "./useLibrary";

interface Props {
  readonly document: DocumentRecord;
  readonly onBack: () => void;
}

/** The last revisions of a scenario; one that is restored becomes its newest, as an edit that can be undone. */
export function RevisionList({ document: { id, summary }, onBack }: Props) {
  const zone = viewStore((state) => state.timeZone);
  const revisions = useRevisions(id);
  const restore = async (revision: number, time: string): Promise<void> => {
    if (await restoreRevision(id, revision, time)) dialogStore.getState().close();
    else notifications.show({ color: "red", message: "This revision cannot be read any more." });
  };
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button size="compact-sm" variant="subtle" leftSection={<IconArrowLeft size={14} />} onClick={onBack}>
          All scenarios
        </Button>
        <Title order={3} size="h6">
          Revisions of {summary.name}
        </Title>
      </Group>
      <ScrollArea.Autosize mah="56vh" type="auto" viewportProps={{ tabIndex: -1 }}>
        <Table verticalSpacing={4} aria-label={`Revisions of ${summary.name}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Saved ({zoneText(zone)})</Table.Th>
              <Table.Th>After</Table.Th>
              <Table.Th>
                <Text span size="xs" c="dimmed">
                  the last 50 are kept
                </Text>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(revisions === "none" ? [] : (revisions ?? [])).map(({ revision, savedMs, step }, index) => {
              const time = dateTimeText(savedMs, zone);
              return (
                <Table.Tr key={revision}>
                  <Table.Td>{time}</Table.Td>
                  <Table.Td>{step}</Table.Td>
                  <Table.Td>
                    {index === 0 ? (
                      <Text span size="xs" c="dimmed">
                        newest
                      </Text>
                    ) : (
                      <Button
                        size="compact-xs"
                        variant="light"
                        aria-label={`Restore the revision of ${time}`}
                        onClick={() => void restore(revision, time)}
                      >
                        Restore
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}
