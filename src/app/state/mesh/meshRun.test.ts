import { expect, it } from "vitest";
import type { JobOutcome } from "../../../engine/client/planner";
import { createMeshRunner, type RunControl } from "./meshRun";

function startedRun() {
  const runner = createMeshRunner<number>();
  const jobs: { control: RunControl<number>; end: (outcome: JobOutcome<number>) => void }[] = [];
  const start = (key: string, isForced = false): void =>
    runner.start(key, (control) => new Promise((end) => jobs.push({ control, end })), isForced);
  const end = async (job: number, outcome: JobOutcome<number>): Promise<void> => {
    jobs[job]?.end(outcome);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { runner, jobs, start, end, state: runner.store.getState };
}

it("partial results are shown while it runs, then the whole", async () => {
  const { jobs, start, end, state } = startedRun();
  start("a");
  jobs[0]?.control.onPartial(1);
  expect(state()).toMatchObject({ status: "running", value: 1, isCurrent: true });
  await end(0, { status: "done", value: 2 });
  expect(state()).toEqual({ status: "done", key: "a", value: 2, isCurrent: true });
});

it("the same key does not begin it again, another one ends it; the former result stays meanwhile", async () => {
  const { jobs, start, end, state } = startedRun();
  start("a");
  start("a");
  expect(jobs.length).toBe(1);
  await end(0, { status: "done", value: 2 });
  start("b");
  expect(state()).toMatchObject({ status: "running", value: 2, isCurrent: false });
  start("c");
  expect(jobs[1]?.control.signal.aborted).toBe(true);
  await end(1, { status: "done", value: 7 });
  jobs[1]?.control.onPartial(7);
  expect(state()).toMatchObject({ status: "running", key: "c", value: 2 });
});

it("what there is of a stopped run stays, and it can be started over; a failure says why", async () => {
  const { runner, jobs, start, end, state } = startedRun();
  start("a");
  jobs[0]?.control.onPartial(1);
  runner.stop();
  await end(0, { status: "cancelled" });
  expect(state()).toMatchObject({ status: "stopped", value: 1 });
  start("a", true);
  await end(1, { status: "refused", problems: [{ path: "", message: "too many samples" }] });
  expect(state()).toMatchObject({ status: "failed", problem: "too many samples" });
});
