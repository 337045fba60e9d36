import { Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { restoreDeleted } from "./libraryActions";

const shownMs = 9000;

/** Says that a scenario was deleted, with the way back. */
export function tellDeleted(id: string, name: string): void {
  const notice = notifications.show({
    autoClose: shownMs,
    message: (
      <Stack gap={6} align="flex-start">
        <Text size="sm">Deleted: {name}</Text>
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => {
            notifications.hide(notice);
            void restoreDeleted(id);
          }}
        >
          Undo delete
        </Button>
      </Stack>
    ),
  });
}
