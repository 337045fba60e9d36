import { Group, Kbd, Modal, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { fuzzyRank } from "../../kit/fuzzyRank";
import { runCommand, useCommands } from "../../state/commands";
import { useExpandedSatellites, useStations } from "../../state/derived";
import { dialogStore } from "../../state/dialogStore";
import { keysOf } from "../shortcuts";
import classes from "./CommandPalette.module.css";
import { commandItems, type PaletteItem, placeItems, recentFirst } from "./paletteItems";
import { recentItems, rememberItem } from "./recentItems";

/** More nobody reads: another letter finds it sooner. */
const shownItems = 40;
const pageItems = 8;

/** Everything that can be done or shown, found by a few letters. */
export default function CommandPalette() {
  const isOpen = dialogStore((state) => state.dialog?.kind === "palette");
  const close = dialogStore((state) => state.close);
  return (
    <Modal.Root opened={isOpen} onClose={close} size="lg" padding={0} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label="Command palette">
        <Finder />
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder() {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const items = usePaletteItems();
  const shown = useMemo(() => fuzzyRank(items, text, shownItems), [items, text]);
  const list = useRef<HTMLDivElement>(null);
  const activeIndex = Math.min(active, shown.length - 1);
  useEffect(() => {
    list.current?.querySelector(`#${optionId(activeIndex)}`)?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = shown[activeIndex];
    if (event.key === "Enter" && chosen !== undefined && !event.nativeEvent.isComposing) choose(chosen);
    const next = moved(event.key, activeIndex, shown.length);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };
  return (
    <div>
      <TextInput
        // Who opens it types on: the field must not wait for a transition, nor for the dialog to move the focus.
        autoFocus
        data-autofocus
        size="md"
        variant="unstyled"
        className={classes.input}
        leftSection={<IconSearch size={16} />}
        placeholder="Command, panel, satellite or station"
        aria-label="Command, panel, satellite or station"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={shown.length > 0 ? optionId(activeIndex) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label="What was found" className={classes.list} ref={list}>
        {shown.map((item, index) => (
          <Option key={item.key} item={item} index={index} isActive={index === activeIndex} />
        ))}
      </div>
      <Text size="xs" c="dimmed" className={classes.foot} role="status">
        {shown.length === 0 ? "Nothing is called that." : "Arrow keys choose, Enter runs, Esc closes."}
      </Text>
    </div>
  );
}

function Option({
  item,
  index,
  isActive,
}: {
  readonly item: PaletteItem;
  readonly index: number;
  readonly isActive: boolean;
}) {
  const [, id] = item.texts;
  const isPlace = item.command === "selection.set";
  return (
    // The field keeps the focus and takes the keys, as the pattern of a combobox has it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field
    // biome-ignore lint/a11y/useFocusableInteractive: the field points at the option
    <div
      id={optionId(index)}
      role="option"
      aria-selected={isActive}
      className={classes.option}
      onClick={() => choose(item)}
    >
      <span className={classes.title}>{item.title}</span>
      <Group gap={6} wrap="nowrap">
        {item.shortcut !== undefined && keysOf(item.shortcut).map((key) => <Kbd key={key}>{key}</Kbd>)}
        <span className={classes.group}>{isPlace && id !== undefined ? `${item.group} ${id}` : item.group}</span>
      </Group>
    </div>
  );
}

function usePaletteItems(): readonly PaletteItem[] {
  const commands = useCommands();
  const satellites = useExpandedSatellites();
  const stations = useStations();
  return useMemo(
    () => recentFirst([...commandItems(commands), ...placeItems(stations, satellites)], recentItems()),
    [commands, stations, satellites],
  );
}

function choose({ key, command, argument }: PaletteItem): void {
  rememberItem(key);
  // Closed first: a command may open a dialog of its own.
  dialogStore.getState().close();
  void runCommand(command, argument);
}

function optionId(index: number): string {
  return `palette-option-${index}`;
}

function moved(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return (from + 1) % count;
  if (key === "ArrowUp") return (from + count - 1) % count;
  if (key === "PageDown") return Math.min(from + pageItems, count - 1);
  if (key === "PageUp") return Math.max(from - pageItems, 0);
  return undefined;
}
