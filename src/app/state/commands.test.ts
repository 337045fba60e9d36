import { expect, it, vi } from "vitest";
import { z } from "../../core/base/zod";
import { allCommands, registerCommands, runCommand } from "./commands";

it("a command runs with its checked argument, and not with another one", async () => {
  const run = vi.fn();
  const remove = registerCommands([{ id: "t.number", title: "Number", group: "T", argument: z.number().max(5), run }]);
  expect(await runCommand("t.number", 3)).toEqual({ ok: true, value: undefined });
  expect(run).toHaveBeenCalledWith(3);
  expect((await runCommand("t.number", 9)).ok).toBe(false);
  expect((await runCommand("t.number", "3")).ok).toBe(false);
  expect(run).toHaveBeenCalledTimes(1);
  remove();
  expect((await runCommand("t.number", 3)).ok).toBe(false);
});

it("a command without an argument gets none, even when one is given", async () => {
  const run = vi.fn();
  const remove = registerCommands([{ id: "t.plain", title: "Plain", group: "T", run }]);
  await runCommand("t.plain", "click event");
  expect(run).toHaveBeenCalledWith();
  remove();
});

it("a command that makes no sense now does not run", async () => {
  const run = vi.fn();
  const remove = registerCommands([{ id: "t.never", title: "Never", group: "T", when: () => false, run }]);
  expect(await runCommand("t.never")).toEqual({ ok: false, error: "Never is not possible now" });
  expect(run).not.toHaveBeenCalled();
  remove();
});

it("two commands of one id are a bug, and leaving takes out only one's own", () => {
  const command = { id: "t.twice", title: "Twice", group: "T", run: () => undefined };
  const remove = registerCommands([command]);
  expect(() => registerCommands([command])).toThrow("t.twice");
  remove();
  expect(allCommands().some(({ id }) => id === "t.twice")).toBe(false);
});

it("keys lead to one command, unless it makes sense only now and then", () => {
  const first = { id: "t.first", title: "First", group: "T", shortcut: "mod+1", run: () => undefined };
  const remove = registerCommands([first]);
  expect(() => registerCommands([{ ...first, id: "t.second", shortcut: "2", secondShortcut: "mod+1" }])).toThrow(
    "t.second and t.first have the same keys",
  );
  registerCommands([{ ...first, id: "t.sometimes", when: () => false }])();
  remove();
});
