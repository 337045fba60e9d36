import { Button, Group, Text, Textarea } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { FileChoice } from "../../kit/FileChoice";
import { Preview } from "./Preview";
import { fileInput, type SourceInput, textInput } from "./readSources";
import classes from "./sources.module.css";

interface Props {
  readonly files: readonly File[];
  readonly text: string;
  readonly onDone: () => void;
}

/** Reading begins when nothing was typed for this long. */
const pauseMs = 300;

/** Longer texts are read, not shown: a box with megabytes in it holds up the page. */
const longestShown = 100_000;

/** What was pasted, dropped or chosen. */
export function FilesTab({ files: firstFiles, text: firstText, onDone }: Props) {
  const [files, setFiles] = useState(firstFiles);
  const [text, setText] = useState(firstText);
  const read = usePause(text);
  // Files dropped while the dialog is open.
  useEffect(() => setFiles(firstFiles), [firstFiles]);
  useEffect(() => setText(firstText), [firstText]);
  const inputs = useMemo(
    (): readonly SourceInput[] => [
      ...files.map(fileInput),
      ...(read.trim() === "" ? [] : [textInput("pasted text", read)]),
    ],
    [files, read],
  );
  return (
    <>
      {text.length > longestShown ? (
        <Group justify="space-between">
          <Text size="sm">{(text.length / 1e6).toFixed(1)} MB of pasted text.</Text>
          <Button size="compact-xs" variant="default" onClick={() => setText("")}>
            Remove it
          </Button>
        </Group>
      ) : (
        <Textarea
          data-autofocus
          label="Paste orbital elements or a scenario"
          description="TLE with or without names, OMM as JSON, CSV, KVN or XML, OEM as KVN, or a scenario's JSON."
          rows={3}
          spellCheck={false}
          classNames={{ input: classes.text }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Group gap="xs" my="xs">
        <FileChoice multiple onChange={setFiles}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconFolderOpen size={14} />}>
              Choose files
            </Button>
          )}
        </FileChoice>
        <Text size="xs" c="dimmed">
          {files.length === 0 ? "Or drop them anywhere on the page." : files.map(({ name }) => name).join(", ")}
        </Text>
      </Group>
      <Preview inputs={inputs} onDone={onDone} />
    </>
  );
}

/** A value once it has rested. */
function usePause(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
