import { expect, it } from "vitest";
import { timelineCommands } from "./timelineCommands";
import { commandForKey } from "./timelineKeys";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it("every key of the timeline stands for a command that exists", () => {
  const ids = new Set(timelineCommands.map(({ id }) => id));
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "=", "-", "0", "Home", "End"];
  for (const key of keys) expect(ids).toContain(commandForKey({ ...plain, key }));
  expect(commandForKey({ ...plain, key: "ArrowRight", shiftKey: true })).toBe("clock.stepForward");
  expect(commandForKey({ ...plain, key: "+", shiftKey: true })).toBe("timeline.zoomIn");
});

it("keys with Ctrl, Alt or Cmd, and all others, are left to the browser", () => {
  expect(commandForKey({ ...plain, key: "+", ctrlKey: true })).toBeUndefined();
  expect(commandForKey({ ...plain, key: "ArrowLeft", altKey: true })).toBeUndefined();
  expect(commandForKey({ ...plain, key: "0", metaKey: true })).toBeUndefined();
  expect(commandForKey({ ...plain, key: "x" })).toBeUndefined();
});
