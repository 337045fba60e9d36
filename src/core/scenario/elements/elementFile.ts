import type { Problem } from "../../base/outcome";
import type { Satellite } from "../schema";

export type ElementFormat = "tle" | "3le" | "omm-json" | "omm-csv" | "omm-kvn" | "omm-xml" | "oem" | "unknown";

/** What was found in a file of orbital elements: what can be used, and what cannot and why. */
export interface ElementFile {
  readonly format: ElementFormat;
  /** With ids of their own, made from names or catalogue numbers. */
  readonly satellites: readonly Satellite[];
  /** Paths are `line 12`, `record 3` or `record 3 EPOCH`, from 1. */
  readonly problems: readonly Problem[];
}

/** One entry of a file before it has an id. */
export interface ElementEntry {
  readonly name?: string | undefined;
  readonly catalogId: string;
  readonly orbit: Satellite["orbit"];
}

/** What the reader of one format returns. */
export interface ElementEntries {
  readonly entries: readonly ElementEntry[];
  readonly problems: readonly Problem[];
}
