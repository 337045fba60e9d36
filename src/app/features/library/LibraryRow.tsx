import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDotsVertical, IconDownload, IconHistory, IconPencil, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { countedText } from "../../kit/quantityText";
import { dateTimeText, zoneText } from "../../kit/timeText";
import { dialogStore } from "../../state/dialogStore";
import type { DocumentRecord } from "../../state/storage/records";
import { viewStore } from "../../state/viewStore";
import classes from "./library.module.css";
import { deleteStored, duplicateStored, openStored, renameStored } from "./libraryActions";
import { Thumbnail } from "./Thumbnail";
import { exportOne } from "./transfer";

interface Props {
  readonly document: DocumentRecord;
  readonly isOpen: boolean;
  readonly onRevisions: () => void;
  readonly onDeleted: () => void;
}

/** A saved scenario with its picture, and what can be done with it. */
export function LibraryRow({ document, isOpen, onRevisions, onDeleted }: Props) {
  const { id, summary } = document;
  const [isRenaming, setIsRenaming] = useState(false);
  return (
    <li className={classes.row} data-open={isOpen || undefined}>
      <Thumbnail picture={summary.picture} />
      <div className={classes.text}>
        {isRenaming ? (
          <NameField id={id} name={summary.name} onDone={() => setIsRenaming(false)} />
        ) : (
          <Group gap="xs" wrap="nowrap">
            <Anchor component="button" type="button" size="sm" truncate onClick={() => void openAndClose(id)}>
              {summary.name}
            </Anchor>
            {isOpen && (
              <Badge size="xs" variant="light" flex="none">
                open
              </Badge>
            )}
          </Group>
        )}
        <Facts document={document} />
      </div>
      <Menu position="bottom-end" width={200} returnFocus={!isRenaming}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${summary.name}`}>
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setIsRenaming(true)}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => void orTell(duplicateStored(id))}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory size={14} />} onClick={onRevisions}>
            Revisions
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={14} />} onClick={() => void orTell(exportOne(id))}>
            Export
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            c="var(--danger)"
            leftSection={<IconTrash size={14} />}
            onClick={() => void orTell(deleteStored(id)).then((isDone) => isDone && onDeleted())}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function Facts({ document: { summary, changedMs } }: { readonly document: DocumentRecord }) {
  const zone = viewStore((state) => state.timeZone);
  const { satellites, stations } = summary;
  return (
    <Text size="xs" c="dimmed">
      {countedText(satellites, "satellite")}, {countedText(stations, "station")} · {dateTimeText(changedMs, zone)}{" "}
      {zoneText(zone)}
    </Text>
  );
}

const longestName = 120;

function NameField({ id, name, onDone }: { readonly id: string; readonly name: string; readonly onDone: () => void }) {
  const [text, setText] = useState(name);
  const trimmed = text.trim();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const apply = (): void => {
    if (trimmed === "") return;
    if (trimmed !== name) void orTell(renameStored(id, trimmed));
    onDone();
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        ref={field}
        // Escape ends the renaming; the dialog would take it for itself.
        data-mantine-stop-propagation="true"
        size="xs"
        flex={1}
        aria-label={`New name of ${name}`}
        value={text}
        maxLength={longestName}
        error={trimmed === "" && "1 to 120 characters"}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") apply();
          if (event.key === "Escape") onDone();
        }}
      />
      <Button size="compact-sm" variant="light" onClick={apply}>
        Rename
      </Button>
    </Group>
  );
}

async function openAndClose(id: string): Promise<void> {
  if (await orTell(openStored(id))) dialogStore.getState().close();
}

async function orTell(action: Promise<boolean>): Promise<boolean> {
  const isDone = await action;
  if (!isDone) notifications.show({ color: "red", message: "This scenario cannot be read or written any more." });
  return isDone;
}
