import { Button, Group, Modal, NumberInput, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { dateTimeText } from "../../kit/timeText";
import { useClock4Hz } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { type FailForDialog as Asked, dialogStore } from "../../state/dialogStore";
import { affectedBy } from "./failureActions";

const usualMinutes = 60;
const mostMinutes = 1_000_000;

/** Asks how many minutes something is to fail from now on. */
export default function FailForDialog({ asked: { target, extent } }: { readonly asked: Asked }) {
  const close = dialogStore((state) => state.close);
  const nowMs = useClock4Hz();
  const [minutes, setMinutes] = useState<number | string>(usualMinutes);
  const isRight = typeof minutes === "number" && minutes > 0 && minutes <= mostMinutes;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isRight) return;
    close();
    void runCommand("failure.fail", { ...target, extent, minutes });
  };
  return (
    <Modal opened onClose={close} title={`Fail ${affectedBy(target, extent)?.name ?? target.id} for a time`} size="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NumberInput
            data-autofocus
            label="Minutes from now"
            description={
              isRight
                ? `until ${dateTimeText(nowMs + minutes * 60_000, "utc")} UTC`
                : `more than 0, at most ${mostMinutes}`
            }
            min={0}
            max={mostMinutes}
            value={minutes}
            onChange={setMinutes}
            error={!isRight}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isRight}>
              Fail
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
