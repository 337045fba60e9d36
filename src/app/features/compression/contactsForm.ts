import { create } from "zustand";
import type { TransferDirection } from "../../state/compression/transferTime";

interface ContactsForm {
  /** Undefined: the selected satellite, or the first. */
  readonly satelliteId?: string | undefined;
  readonly direction: TransferDirection;
  /** MB of an update before any codec; undefined: the gradient's. */
  readonly updateMB?: number | undefined;
  /** How many times slower than this machine the satellite's computer encodes. */
  readonly slowdown: number;
}

/** What updates over the contacts are asked for. */
export const contactsForm = create<ContactsForm>()(() => ({ direction: "down", slowdown: 1 }));
