import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Contacts } from "../../core/contact/contactColumns";
import { beginContactRun, contactRun, forgetContactRun } from "./contactRun";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function block(count: number): Contacts {
  return { windows: { count }, failed: [], evaluations: 0 } as unknown as Contacts;
}

it("the first rows are told at once, later ones in batches", () => {
  const told = vi.fn();
  const run = beginContactRun("a");
  const stop = contactRun.subscribe(told);
  run.addBlock(block(1));
  expect(contactRun.getState().partial).toHaveLength(1);
  for (let i = 0; i < 50; i++) run.addBlock(block(1));
  expect(told).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveBeenCalledTimes(2);
  expect(contactRun.getState().partial).toHaveLength(51);
  stop();
});

it("a cancelled run keeps its rows until it is forgotten", () => {
  const run = beginContactRun("a");
  run.addBlock(block(7));
  run.setProgress({ fraction: 0.5, label: "half" });
  run.end("cancelled");
  expect(contactRun.getState()).toMatchObject({ digest: "a", status: "cancelled", progress: { label: "half" } });
  expect(contactRun.getState().partial[0]?.windows.count).toBe(7);
  forgetContactRun("b");
  expect(contactRun.getState().status).toBe("cancelled");
  forgetContactRun("a");
  expect(contactRun.getState()).toMatchObject({ status: "running", partial: [] });
});

it("a run that was overtaken by another is not heard any more", () => {
  const former = beginContactRun("a");
  former.addBlock(block(1));
  beginContactRun("b");
  former.addBlock(block(2));
  former.end("cancelled");
  vi.advanceTimersByTime(1000);
  expect(contactRun.getState()).toMatchObject({ digest: "b", status: "running", partial: [] });
});
