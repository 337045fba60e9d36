import type { NumberRule, TimeRule } from "../../state/schedule/syncEdits";

/** A rule that can be set for each satellite, as a column of the table. */
export type RuleColumn = {
  readonly title: string;
  readonly hint: string;
  readonly minPx: number;
  readonly fallback: string;
  /** What a cell is called; `of` is a satellite, or "every satellite". */
  readonly label: (of: string) => string;
} & ({ readonly kind: "number"; readonly rule: NumberRule } | { readonly kind: "time"; readonly rule: TimeRule });

/** Columns that are set together, so that the table keeps its width. */
export interface RuleSet {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly RuleColumn[];
}

const priority: RuleColumn = {
  kind: "number",
  rule: "priorities",
  title: "Priority",
  hint: "Weight of a MB",
  minPx: 78,
  fallback: "1",
  label: (of) => `Priority of ${of}`,
};

export const ruleSets: readonly [RuleSet, ...RuleSet[]] = [
  {
    name: "demand",
    title: "Demand and priority",
    columns: [
      {
        kind: "number",
        rule: "demandsMB",
        title: "Asked MB",
        hint: "Volume beyond it counts nothing. Takes the place of demands by direction",
        minPx: 92,
        fallback: "all",
        label: (of) => `MB that ${of} asks for`,
      },
      priority,
    ],
  },
  {
    name: "direction",
    title: "Demand by direction",
    columns: [
      {
        kind: "number",
        rule: "downDemandsMB",
        title: "Down MB",
        hint: "Volume down beyond it counts nothing. Takes the place of the demand in all",
        minPx: 92,
        fallback: "all",
        label: (of) => `MB that ${of} asks to send down`,
      },
      {
        kind: "number",
        rule: "upDemandsMB",
        title: "Up MB",
        hint: "Volume up beyond it counts nothing. Takes the place of the demand in all",
        minPx: 92,
        fallback: "all",
        label: (of) => `MB that ${of} asks to be sent up`,
      },
    ],
  },
  {
    name: "times",
    title: "Release and deadline",
    columns: [
      {
        kind: "time",
        rule: "releases",
        title: "Release UTC",
        hint: "No booking begins before it; default the start of the window",
        minPx: 164,
        fallback: "window's start",
        label: (of) => `Release of ${of}, UTC`,
      },
      {
        kind: "time",
        rule: "deadlines",
        title: "Deadline UTC",
        hint: "No booking ends after it; default the end of the window",
        minPx: 164,
        fallback: "window's end",
        label: (of) => `Deadline of ${of}, UTC`,
      },
    ],
  },
  {
    name: "storage",
    title: "Storage on board",
    columns: [
      {
        kind: "number",
        rule: "storageMB",
        title: "Holds MB",
        hint: "What it can hold for sending down: more is lost",
        minPx: 92,
        fallback: "no limit",
        label: (of) => `MB that ${of} can hold`,
      },
      {
        kind: "number",
        rule: "generatedMBPerHour",
        title: "Gains MB/h",
        hint: "Data it gains for sending down, from nothing at the window's start; default: all of it is there",
        minPx: 100,
        fallback: "all there",
        label: (of) => `MB an hour that ${of} gains`,
      },
    ],
  },
];
