import type { Outcome } from "../../../core/base/outcome";
import { type Database, type DatabaseEvents, faultOf, faults, type StorageFault } from "./database";

export type OpenDatabase = (events: DatabaseEvents) => Promise<Outcome<Database, StorageFault>>;

/** The way to the library's stores: opened when needed, opened again when lost, and what is wrong with it. */
export interface Connection {
  /** Present while the stores can be used without waiting. */
  readonly database: Database | undefined;
  readonly fault: StorageFault | undefined;
  open(): Promise<Database | undefined>;
  /** Tells what an operation came to: an error becomes the fault, success takes it away. */
  report(error?: unknown): void;
  /** For good. */
  close(): void;
}

/** `onOutdated` may still write: the stores close right after it. `onChange` hears of every new or vanished fault. */
export function createConnection(
  openDatabase: OpenDatabase,
  { onOutdated, onChange }: { readonly onOutdated: () => void; readonly onChange: () => void },
): Connection {
  let database: Database | undefined;
  let fault: StorageFault | undefined;
  let isClosed = false;
  let opening: Promise<Database | undefined> | undefined;

  function setFault(next: StorageFault | undefined): void {
    // Nothing that comes later makes good that another version owns the stores now.
    if (fault === next || fault?.kind === "outdated") return;
    fault = next;
    onChange();
  }

  async function connect(): Promise<Database | undefined> {
    const outcome = await openDatabase({
      onOutdated() {
        onOutdated();
        database = undefined;
        setFault(faults.outdated);
      },
      onLost() {
        database = undefined;
      },
    });
    opening = undefined;
    if (outcome.ok) database = outcome.value;
    setFault(outcome.ok ? undefined : outcome.error);
    return database;
  }

  return {
    get database() {
      return database;
    },
    get fault() {
      return fault;
    },
    async open() {
      if (database !== undefined || isClosed || fault?.kind === "outdated") return database;
      opening ??= connect();
      return opening;
    },
    report(error) {
      // The connection was closed behind our back: the next use opens another.
      if (error instanceof DOMException && error.name === "InvalidStateError") database = undefined;
      setFault(error === undefined ? undefined : faultOf(error));
    },
    close() {
      isClosed = true;
      database?.close();
      database = undefined;
    },
  };
}
