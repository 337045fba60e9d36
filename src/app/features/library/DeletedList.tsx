import { Button, Group, Text } from "@mantine/core";
import type { DocumentRecord } from "../../state/storage/records";
import classes from "./library.module.css";
import { emptyDeleted, restoreDeleted } from "./libraryActions";
import { Thumbnail } from "./Thumbnail";

/** What was deleted and can still be taken back. */
export function DeletedList({ documents }: { readonly documents: readonly DocumentRecord[] }) {
  if (documents.length === 0) return null;
  return (
    <details>
      <summary>
        <Text span size="sm">
          Deleted ({documents.length})
        </Text>
      </summary>
      <ul className={classes.list}>
        {documents.map(({ id, summary }) => (
          <li key={id} className={classes.row}>
            <Thumbnail picture={summary.picture} />
            <Text size="sm" className={classes.text} truncate>
              {summary.name}
            </Text>
            <Button
              size="compact-xs"
              variant="light"
              aria-label={`Restore ${summary.name}`}
              onClick={() => void restoreDeleted(id)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
      <Group justify="space-between" mt="xs">
        <Text size="xs" c="dimmed">
          Kept for 30 days.
        </Text>
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => void emptyDeleted()}>
          Delete these for good
        </Button>
      </Group>
    </details>
  );
}
