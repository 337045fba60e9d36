import { Alert, Button, CloseButton, Group, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { FileChoice } from "../../kit/FileChoice";
import { countedText } from "../../kit/quantityText";
import { documentStore } from "../../state/documentStore";
import type { DocumentRecord, SetAsideRecord } from "../../state/storage/records";
import { saver } from "../../state/storage/saving";
import { clearSetAside } from "../../state/storage/setAside";
import { DeletedList } from "./DeletedList";
import { LibraryRow } from "./LibraryRow";
import classes from "./library.module.css";
import { restoreDeleted } from "./libraryActions";
import { RevisionList } from "./RevisionList";
import { exportAll, exportSetAside, importFiles } from "./transfer";
import { useLibrary } from "./useLibrary";

/** The list of saved scenarios, or the revisions of one. */
export default function LibraryView() {
  const library = useLibrary();
  const [revisionsOf, setRevisionsOf] = useState<DocumentRecord>();
  if (library === undefined) return <Text size="sm">Reading the library…</Text>;
  if (library === "none") {
    return (
      <Alert color="red" title="The library cannot be read">
        {saver.state.getState().fault?.message ?? "The browser gives no access to what it keeps for this page."}
      </Alert>
    );
  }
  if (revisionsOf) return <RevisionList document={revisionsOf} onBack={() => setRevisionsOf(undefined)} />;
  return (
    <Stack gap="sm">
      <SetAsideNotice records={library.setAside} />
      <Scenarios documents={library.documents} onRevisions={setRevisionsOf} />
      <DeletedList documents={library.deleted} />
    </Stack>
  );
}

interface ScenariosProps {
  readonly documents: readonly DocumentRecord[];
  readonly onRevisions: (document: DocumentRecord) => void;
}

function Scenarios({ documents, onRevisions }: ScenariosProps) {
  const openId = documentStore((state) => state.id);
  const [filter, setFilter] = useState("");
  const [deleted, setDeleted] = useState<DocumentRecord>();
  const wanted = filter.trim().toLowerCase();
  const shown = documents.filter(({ summary }) => summary.name.toLowerCase().includes(wanted));
  return (
    <>
      <Group justify="space-between">
        <TextInput
          size="xs"
          w={240}
          aria-label="Filter scenarios by name"
          placeholder="Filter by name"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Group gap="xs">
          <FileChoice multiple accept=".json,.zip" onChange={(files) => void take(files)}>
            {(props) => (
              <Button size="xs" variant="default" {...props}>
                Import
              </Button>
            )}
          </FileChoice>
          <Button
            size="xs"
            variant="default"
            disabled={documents.length === 0}
            onClick={() => void exportAll(documents.map(({ id }) => id))}
          >
            Export all
          </Button>
        </Group>
      </Group>
      {deleted && <DeletedNotice document={deleted} onDone={() => setDeleted(undefined)} />}
      {documents.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing is saved yet. A scenario comes here with its first edit, and when it is opened from a file or a link.
        </Text>
      )}
      <ScrollArea.Autosize mah="52vh" type="auto" viewportProps={{ tabIndex: -1 }}>
        <ul className={classes.list}>
          {shown.map((document) => (
            <LibraryRow
              key={document.id}
              document={document}
              isOpen={document.id === openId}
              onRevisions={() => onRevisions(document)}
              onDeleted={() => setDeleted(document)}
            />
          ))}
        </ul>
      </ScrollArea.Autosize>
    </>
  );
}

function DeletedNotice({ document, onDone }: { readonly document: DocumentRecord; readonly onDone: () => void }) {
  const undo = (): void => {
    void restoreDeleted(document.id);
    onDone();
  };
  return (
    <Alert variant="default" py={6} role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">Deleted: {document.summary.name}</Text>
        <Group gap="xs" wrap="nowrap">
          <Button size="compact-sm" variant="light" onClick={undo}>
            Undo delete
          </Button>
          <CloseButton size="sm" aria-label="Close this notice" onClick={onDone} />
        </Group>
      </Group>
    </Alert>
  );
}

async function take(files: readonly File[]): Promise<void> {
  const added = await importFiles(files);
  if (added > 0) notifications.show({ message: `${countedText(added, "scenario")} imported into the library.` });
}

function SetAsideNotice({ records }: { readonly records: readonly SetAsideRecord[] }) {
  if (records.length === 0) return null;
  const forget = async (): Promise<void> => {
    const database = await saver.database();
    if (database) await clearSetAside(database);
    saver.tell({ kind: "library" });
  };
  return (
    <Alert color="yellow" title={`${countedText(records.length, "record")} set aside`}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          They could not be read, and are kept as they are. Download them before you forget them: whoever knows the
          format may get something out of them.
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="light" onClick={() => exportSetAside(records)}>
            Download
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void forget()}>
            Forget them
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
