import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type Outcome, success } from "../../../core/base/outcome";
import { addSatellites } from "../../../core/scenario/edits";
import type { Satellite } from "../../../core/scenario/schema";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";

/** Long enough to read and to change one's mind. */
const shownMs = 9000;

/** Adds satellites to the open plan as one step, or says why it cannot. */
export function takeSatellites(satellites: readonly Satellite[], update: boolean): Outcome<void> {
  const grown = addSatellites(documentStore.getState().scenario, satellites, { update });
  if (!grown.ok) return grown;
  const [only] = satellites;
  const what = satellites.length === 1 && only ? (only.name ?? only.id) : countedText(satellites.length, "satellite");
  editScenario(`add ${what}`, () => grown.value);
  const id = notifications.show({
    autoClose: shownMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">Added: {what}.</Text>
        <Button
          size="compact-xs"
          variant="light"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            void runCommand("edit.undo");
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
  return success(undefined);
}
