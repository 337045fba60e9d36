import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { listDocuments } from "../../state/storage/libraryRecords";
import { listRevisions } from "../../state/storage/readDocument";
import type { DocumentRecord, RevisionRecord, SetAsideRecord } from "../../state/storage/records";
import { saver } from "../../state/storage/saving";
import { listSetAside } from "../../state/storage/setAside";

export interface Library {
  readonly documents: readonly DocumentRecord[];
  readonly deleted: readonly DocumentRecord[];
  readonly setAside: readonly SetAsideRecord[];
}

/** What is in the library, renewed with every change here or in another tab; undefined until it is read, "none" without storage. */
export function useLibrary(): Library | "none" | undefined {
  const version = useStore(saver.state, ({ libraryVersion }) => libraryVersion);
  return useStored(version, async (database) => {
    const all = await listDocuments(database);
    return {
      documents: all.filter(({ deletedMs }) => deletedMs === undefined),
      deleted: all.filter(({ deletedMs }) => deletedMs !== undefined),
      setAside: await listSetAside(database),
    };
  });
}

/** The revisions of a scenario, newest first. */
export function useRevisions(id: string): readonly RevisionRecord[] | "none" | undefined {
  const version = useStore(saver.state, ({ libraryVersion }) => libraryVersion);
  return useStored(`${id} ${version}`, (database) => listRevisions(database, id));
}

type Database = NonNullable<Awaited<ReturnType<typeof saver.database>>>;

/** What `read` gives, again whenever the key changes; the former value stays until then. */
function useStored<T>(key: string | number, read: (database: Database) => Promise<T>): T | "none" | undefined {
  const [value, setValue] = useState<T | "none">();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what `read` depends on
  useEffect(() => {
    let isWanted = true;
    const take = (next: T | "none"): void => {
      if (isWanted) setValue(next);
    };
    void saver.database().then(
      (database) => (database === undefined ? take("none") : read(database).then(take, () => take("none"))),
      () => take("none"),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return value;
}
