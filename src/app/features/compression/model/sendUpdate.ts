import type { CodecMeasure } from "../../../../engine/client/compressor";
import {
  breakEvenMbps,
  type TransferContacts,
  type TransferDirection,
  transferOver,
} from "../../../state/compression/transferTime";

export interface UpdateRoute {
  readonly windows: TransferContacts;
  /** Row of the satellite. */
  readonly satellite: number;
  readonly direction: TransferDirection;
  readonly fromMs: number;
  /** MB before the codec; undefined: as large as the gradient that was measured. */
  readonly updateMB: number | undefined;
  /** How many times slower than this machine the sender encodes. */
  readonly slowdown: number;
}

export interface SentUpdate {
  readonly encodedMB: number;
  readonly encodeSeconds: number;
  /** From the start of encoding to the end of decoding; undefined: the contacts do not suffice. */
  readonly takesSeconds: number | undefined;
  readonly contacts: number;
  readonly breakEvenMbps: number;
}

/** An update through a codec over contacts, from what the codec does to a gradient; bytes and times grow with the size. */
export function sendUpdate(measure: CodecMeasure, route: UpdateRoute): SentUpdate {
  const measuredMB = measure.originalBytes / 1e6;
  const originalMB = route.updateMB ?? measuredMB;
  const factor = originalMB / measuredMB;
  const encodedMB = (factor * measure.encodedBytes) / 1e6;
  // Without a codec nothing is encoded: what was measured is a copy.
  const isCoded = measure.settings.codec !== "none";
  const encodeSeconds = isCoded ? (factor * route.slowdown * measure.encodeMs) / 1000 : 0;
  const decodeSeconds = isCoded ? (factor * measure.decodeMs) / 1000 : 0;
  const readyMs = route.fromMs + 1000 * encodeSeconds;
  const { endMs, contacts } = transferOver(route.windows, route.satellite, route.direction, readyMs, encodedMB);
  return {
    encodedMB,
    encodeSeconds,
    takesSeconds: endMs === undefined ? undefined : (endMs - route.fromMs) / 1000 + decodeSeconds,
    contacts,
    breakEvenMbps: breakEvenMbps(1e6 * (originalMB - encodedMB), encodeSeconds + decodeSeconds),
  };
}
