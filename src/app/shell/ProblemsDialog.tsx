import { Button, Group, Modal, ScrollArea, Stack, Text } from "@mantine/core";
import { ProblemList } from "../kit/ProblemList";
import { dialogStore } from "../state/dialogStore";

/** Says why a file or link could not be used, problem by problem. */
export default function ProblemsDialog() {
  const dialog = dialogStore((state) => state.dialog);
  const close = dialogStore((state) => state.close);
  const report = dialog?.kind === "problems" ? dialog : undefined;
  return (
    <Modal opened={report !== undefined} onClose={close} title={report?.title ?? ""} size="lg">
      <Stack gap="sm">
        <Text size="sm">{report?.note}</Text>
        <ScrollArea.Autosize mah="50vh" type="auto" viewportProps={{ tabIndex: 0 }}>
          <ProblemList problems={report?.problems ?? []} />
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button onClick={close}>Close</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
