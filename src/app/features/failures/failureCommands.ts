import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { selectedTarget } from "../../state/picture/linkFocus";
import { type Affected, affectedBy, type Extent, fail, hasFailedNow, restore } from "./failureActions";

const group = "Failures";

const target = z.strictObject({
  kind: z.enum(["satellite", "station", "link"]),
  id: z.string(),
  other: z.string().optional(),
  extent: z.enum(["itself", "plane"]).optional(),
});
const timed = target.extend({ minutes: z.number().positive().max(10_000_000).optional() });

/** Failures by hand: what the menus run with an argument, and the same for what is selected. */
export const failureCommands: readonly Command[] = [
  {
    id: "failure.fail",
    title: "Let something fail from now on",
    group,
    argument: timed,
    run(argument) {
      const { minutes, extent, ...what } = timed.parse(argument);
      const affected = affectedBy(what, extent ?? "itself");
      if (affected) fail(affected, minutes);
    },
  },
  {
    id: "failure.restore",
    title: "Restore something from now on",
    group,
    argument: target,
    run(argument) {
      const { extent, ...what } = target.parse(argument);
      const affected = affectedBy(what, extent ?? "itself");
      if (affected) restore(affected);
    },
  },
  {
    id: "failure.askTime",
    title: "Let something fail for a time",
    group,
    argument: target,
    run(argument) {
      const { extent = "itself", ...what } = target.parse(argument);
      dialogStore.getState().show({ kind: "failFor", target: what, extent });
    },
  },
  ...forSelected("itself", "Selected", { fail: "f", failFor: "shift+f", restore: "r" }),
  ...forSelected("plane", "Plane", {}),
  {
    id: "failure.list",
    title: "Failures of the scenario: times, restoring",
    group,
    shortcut: "shift+r",
    run: () => dialogStore.getState().show({ kind: "failures" }),
  },
];

type Keys = Partial<Record<"fail" | "failFor" | "restore", string>>;

/** Commands on what is selected, titled with its name. */
function forSelected(extent: Extent, suffix: string, keys: Keys): readonly Command[] {
  const affected = (): Affected | undefined => {
    const selected = selectedTarget();
    return selected && affectedBy(selected, extent);
  };
  const called = (): string => affected()?.name ?? (extent === "plane" ? "the selected plane" : "what is selected");
  const key = (shortcut: string | undefined) => shortcut !== undefined && { shortcut };
  return [
    {
      id: `failure.fail${suffix}`,
      get title() {
        return `Fail ${called()} from now on`;
      },
      group,
      ...key(keys.fail),
      when: () => isGiven(affected(), false),
      run() {
        const given = affected();
        if (given) fail(given);
      },
    },
    {
      id: `failure.fail${suffix}For`,
      get title() {
        return `Fail ${called()} for a time…`;
      },
      group,
      ...key(keys.failFor),
      when: () => affected() !== undefined,
      run() {
        const selected = selectedTarget();
        if (selected) dialogStore.getState().show({ kind: "failFor", target: selected, extent });
      },
    },
    {
      id: `failure.restore${suffix}`,
      get title() {
        return `Restore ${called()}`;
      },
      group,
      ...key(keys.restore),
      when: () => isGiven(affected(), true),
      run() {
        const given = affected();
        if (given) restore(given);
      },
    },
  ];
}

function isGiven(affected: Affected | undefined, hasFailed: boolean): boolean {
  return affected !== undefined && hasFailedNow(affected) === hasFailed;
}
