import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";

const noticeId = "preload-error";

/** A part of the page that cannot be fetched, most likely because a newer version took its place: says so and offers to load it. */
export function usePreloadErrors(): void {
  useEffect(() => {
    const tell = (): void => {
      notifications.show({
        id: noticeId,
        autoClose: false,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">A part of the page could not be loaded. It may have been updated meanwhile.</Text>
            <Button size="compact-xs" variant="light" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </Group>
        ),
      });
    };
    window.addEventListener("vite:preloadError", tell);
    return () => window.removeEventListener("vite:preloadError", tell);
  }, []);
}
