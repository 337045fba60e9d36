import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { saver } from "../../state/storage/saving";
import { registerOffline } from "./registerOffline";

const noticeId = "update";

/** Tells of new versions: one that waits, one that another tab let in, and one whose server no longer has a part that this page asks for. */
export function useUpdateNotices(): void {
  useEffect(() => {
    const tellMissing = (): void =>
      offer("A part of the page could not be loaded; there may be a newer version. Your work stays.", reload);
    window.addEventListener("vite:preloadError", tellMissing);
    return () => window.removeEventListener("vite:preloadError", tellMissing);
  }, []);
  useEffect(() => {
    if (!import.meta.env.PROD || isRegistered) return;
    isRegistered = true;
    registerOffline({
      onWaiting: (takeOver) => offer("A new version of Orbitweave is ready.", takeOver),
      onReplaced: () => offer("Orbitweave was updated in another tab. This one works on as it is.", reload),
    });
  }, []);
}

/** React mounts twice while developing; the browser is asked once. */
let isRegistered = false;

function reload(): void {
  window.location.reload();
}

/** Says it until the person decides. Nothing reloads before what was edited is saved. */
function offer(text: string, accept: () => void): void {
  notifications.hide(noticeId);
  notifications.show({
    id: noticeId,
    autoClose: false,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{text}</Text>
        <Button size="compact-xs" variant="light" onClick={() => void saver.flush().finally(accept)}>
          Reload
        </Button>
      </Group>
    ),
  });
}
