import { Button, Group, Text, TextInput, Tooltip } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type ItemKind, itemsOf } from "../../../core/scenario/scenarioItems";
import { countedText } from "../../kit/quantityText";
import { runCommand } from "../../state/commands";
import { useScenario } from "../../state/derived";
import { viewStore } from "../../state/viewStore";
import classes from "./editor.module.css";
import { editorStore, type Picked } from "./editorStore";
import { MemberForm } from "./MemberForm";
import { MemberList } from "./MemberList";
import { kindWords } from "./memberEdits";
import { presentPicks } from "./pickedRows";

/** Lists longer than this can be filtered. */
const filteredFrom = 12;

interface Props {
  readonly kind: ItemKind;
  /** What adds a member. */
  readonly adding: ReactNode;
  /** What is said where there are none. */
  readonly empty: string;
}

/** The members of one kind: the list above, the form of the one under the cursor below. */
export function MembersSection({ kind, adding, empty }: Props) {
  const scenario = useScenario();
  const all = itemsOf(scenario, kind);
  const [filter, setFilter] = useState("");
  const items = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    if (wanted === "" || all.length < filteredFrom) return all;
    return all.filter(({ id, ...rest }) => `${id} ${"name" in rest ? rest.name : ""}`.toLowerCase().includes(wanted));
  }, [all, filter]);
  const lastCursorAt = useRef(0);
  const wished = editorStore((state) => state.picked[kind]);
  const picked = useMemo(
    () =>
      presentPicks(
        wished,
        items.map(({ id }) => id),
        lastCursorAt.current,
      ),
    [wished, items],
  );
  const at = items.findIndex(({ id }) => id === picked.cursor);
  const item = items[at];
  useEffect(() => {
    if (at >= 0) lastCursorAt.current = at;
  }, [at]);
  // Undo and others may have taken what was picked.
  useEffect(() => {
    if (picked.cursor !== wished.cursor || picked.ids.size !== wished.ids.size) {
      editorStore.getState().pick(kind, picked);
    }
  }, [kind, picked, wished]);

  const pick = (next: Picked): void => {
    editorStore.getState().pick(kind, next);
    if (kind !== "constellations" && next.ids.size === 1 && next.cursor !== undefined) {
      viewStore.getState().select({ kind: kind === "stations" ? "station" : "satellite", id: next.cursor });
    }
  };
  const { one, many } = kindWords[kind];
  const deletePicked = () => void runCommand("editor.delete");
  const duplicatePicked = () => void runCommand("editor.duplicate");
  return (
    <div className={classes.section}>
      <Group gap={6} className={classes.tools}>
        {adding}
        <Tooltip label={`Duplicate the picked ${many} (Ctrl D in the list)`}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconCopy size={12} />}
            disabled={picked.ids.size === 0}
            onClick={duplicatePicked}
          >
            Duplicate
          </Button>
        </Tooltip>
        <Tooltip label={`Delete the picked ${many} (Delete in the list)`}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconTrash size={12} />}
            disabled={picked.ids.size === 0}
            onClick={deletePicked}
          >
            Delete
          </Button>
        </Tooltip>
        <Text size="xs" c="dimmed" role="status">
          {picked.ids.size > 1 ? `${picked.ids.size} of ${all.length} picked` : countedText(all.length, one)}
        </Text>
      </Group>
      {all.length >= filteredFrom && (
        <TextInput
          size="xs"
          aria-label={`Filter the ${many}`}
          placeholder={`Filter the ${many}`}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      {all.length === 0 ? (
        <Text size="sm" c="dimmed" p="xs">
          {empty}
        </Text>
      ) : (
        <MemberList
          kind={kind}
          items={items}
          picked={picked}
          onPick={pick}
          onDelete={deletePicked}
          onDuplicate={duplicatePicked}
          onOpen={() => editorStore.getState().wishFocus(true)}
        />
      )}
      {item && <MemberForm key={kind} kind={kind} item={item} />}
    </div>
  );
}
