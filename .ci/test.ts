import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Counts, countsOf } from "./counts";
import { checks, everything, type Step } from "./steps";

/**
 * `tsx .ci/test.ts [check] [--long]`: runs every step even after a failed one, says how each went, and ends with `N passed, N failed`. With
 * --long the tests see ORBITWEAVE_LONG=1 and do more of the same.
 */
if (process.argv.includes("--long")) process.env.ORBITWEAVE_LONG = "1";
const total = { passed: 0, failed: 0 };
const stages = process.argv.includes("check") ? [[checks]] : everything;
for (const lanes of stages) await Promise.all(lanes.map(runLane));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runLane(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await runStep(step);
}

async function runStep(step: Step): Promise<void> {
  const startedMs = performance.now();
  if (step.counts) {
    await mkdir(dirname(step.counts.path), { recursive: true });
    await rm(step.counts.path, { force: true });
  }
  const { endedWell, output } = await runNode(step);
  const counts = await stepCounts(step, endedWell);
  total.passed += counts.passed;
  total.failed += counts.failed;

  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const tests = step.counts ? `, ${counts.passed} passed, ${counts.failed} failed` : "";
  console.log(`${counts.failed === 0 ? "ok    " : "FAILED"} ${step.name} (${seconds} s${tests})`);
  const said = [counts.failed > 0 ? output.trim() : "", counts.remark].filter(Boolean);
  if (said.length > 0) console.log(said.join("\n"));
}

function runNode(step: Step): Promise<{ endedWell: boolean; output: string }> {
  const child = spawn(process.execPath, step.args, {
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...step.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ endedWell: false, output: error.message }));
    child.on("close", (code) => resolve({ endedWell: code === 0, output }));
  });
}

async function stepCounts({ counts }: Step, endedWell: boolean): Promise<Counts> {
  if (counts === undefined) return { passed: Number(endedWell), failed: Number(!endedWell) };
  const report = await readFile(counts.path, "utf8").then(JSON.parse, () => undefined);
  return countsOf(counts.kind, report, endedWell);
}
