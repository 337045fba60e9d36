import { Group, Kbd, Modal, Stack, Table, Text, Title } from "@mantine/core";
import { type Command, useCommands } from "../state/commands";
import { dialogStore } from "../state/dialogStore";
import { keysOf } from "./shortcuts";

/** All commands that have keys, by group. */
export default function ShortcutsDialog() {
  const isOpen = dialogStore((state) => state.dialog?.kind === "shortcuts");
  const close = dialogStore((state) => state.close);
  const commands = useCommands().filter(hasShortcut);
  const groups = new Set(commands.map(({ group }) => group));
  return (
    <Modal opened={isOpen} onClose={close} title="Keyboard shortcuts" size="lg">
      <Stack gap="md">
        {[...groups].map((group) => (
          <section key={group}>
            <Title order={3} size="h6" mb={4}>
              {group}
            </Title>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {commands
                  .filter((command) => command.group === group)
                  .map(({ id, title, shortcut }) => (
                    <Table.Tr key={id}>
                      <Table.Td>{title}</Table.Td>
                      <Table.Td w={150}>
                        <Group gap={4}>
                          {keysOf(shortcut).map((key) => (
                            <Kbd key={key}>{key}</Kbd>
                          ))}
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
        <Text size="sm" c="dimmed">
          In tables: arrow keys, Page Up and Down, Home and End walk; Enter shows the row on the globe and the timeline.
        </Text>
        <Text size="sm" c="dimmed">
          On the planning board: arrow keys walk, with Shift they choose a range; Space takes layers up, arrow keys
          carry them, Space puts them down, Escape back; Enter or M moves to a node by name, P pins, Delete takes off.
        </Text>
      </Stack>
    </Modal>
  );
}

function hasShortcut(command: Command): command is Command & { readonly shortcut: string } {
  return command.shortcut !== undefined;
}
