import { runToEnd } from "../src/core/base/progress";
import type { BookingProblem } from "../src/core/schedule/bookingProblem";
import { fillGreedily, type GreedyRule } from "../src/core/schedule/fillGreedily";
import { makeProblem } from "../src/core/schedule/makeProblem";
import { scheduleContacts } from "../src/core/schedule/schedule";
import { Timetable } from "../src/core/schedule/timetable";
import { wholeModel } from "../src/core/schedule/wholeModel";
import { loadSolver } from "../src/engine/solver";
import { checkWeek, type PrintedTrack } from "./satnet/check";
import { endOf, searchWeek, startOf } from "./satnet/search";
import { readWeek, type TrackRequest } from "./satnet/week";
import { weekFault } from "./satnet/weekFault";
import { contestedDay, dayNames } from "./scheduleDays";

/**
 * `npm run bench -- schedule`: contested days against greedy schedules and a plain MILP with the same time, whole windows (and cut ones, for
 * the record). `--satnet DIR`: a week of NASA's Deep Space Network, as JSON. `--day NAME`, `--load L`, `--mode MODE`,
 * `--seeds N`, `--seconds S`, `--no-milp` make it shorter.
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args.includes("--satnet")) {
    solveWeek(textAfter(args, "--satnet") ?? "");
    return;
  }
  const only = textAfter(args, "--day");
  const seconds = Number(textAfter(args, "--seconds") ?? 60);
  const seeds = Number(textAfter(args, "--seeds") ?? 3);
  const onlyLoad = textAfter(args, "--load");
  const onlyMode = textAfter(args, "--mode");
  for (const name of dayNames.filter((day) => only === undefined || day === only)) {
    for (const [load, mode] of [
      [1, "whole"],
      [0.5, "whole"],
      [1, "cut"],
    ] as const) {
      if (onlyMode !== undefined && mode !== onlyMode) continue;
      if (onlyLoad !== undefined && load !== Number(onlyLoad)) continue;
      for (let seed = 1; seed <= seeds; seed++) {
        await runDay(name, load, mode, seed, seconds, load === 1 && mode === "whole" && !args.includes("--no-milp"));
      }
    }
  }
}

/** Efforts that take most of 60 s on one core. */
const effortIn60s: Readonly<Record<string, number>> = { "66 x 10": 3, "500 x 20": 8, "1,584 x 50": 4 };

function textAfter(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}

async function runDay(
  name: string,
  load: number,
  mode: "whole" | "cut",
  seed: number,
  seconds: number,
  withMilp: boolean,
): Promise<void> {
  const { scenario, contacts } = contestedDay(name, load, seed, mode);
  const prepared = makeProblem(scenario, contacts);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const { problem } = prepared.value;
  const greedy = Math.max(...(["finish", "density", "value"] as const).map((rule) => greedyValue(problem, rule)));
  const solver = await loadSolver();
  const begun = processorSeconds();
  const begunMs = performance.now();
  const left = () => Math.max(0, seconds - (processorSeconds() - begun));
  const schedule = runToEnd(
    scheduleContacts(problem, {
      solver,
      effort: ((effortIn60s[name] ?? 1) * seconds) / 60,
      shouldStop: () => left() === 0,
      solverSeconds: () => Math.max(0.1, left()),
    }),
  );
  const took = processorSeconds() - begun;
  const tookByClock = (performance.now() - begunMs) / 1000;
  const lines = [
    `${name}, load ${load}, ${mode}, seed ${seed}: ${contacts.count} windows`,
    `  orbitweave:   ${schedule.objective.toFixed(0)} of at most ${schedule.bound.toFixed(0)} MB, gap ${(100 * schedule.gap).toFixed(3)} %, ${took.toFixed(1)} s (${tookByClock.toFixed(1)} s by the clock)`,
    `  best greedy:  ${greedy.toFixed(0)} MB; ours is ${(100 * (schedule.objective / greedy - 1)).toFixed(2)} % above it`,
  ];
  if (withMilp) {
    const value = plainMilp(problem, solver, took);
    const share =
      value === undefined
        ? "nothing found"
        : `${value.toFixed(0)} MB, gap ${(100 * (1 - value / schedule.bound)).toFixed(3)} %`;
    lines.push(`  plain MILP:   ${share}, in the same time`);
  }
  console.log(lines.join("\n"));
}

/** Processor time: on a machine that is busy with other things too, a clock would measure these. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function greedyValue(problem: BookingProblem, rule: GreedyRule): number {
  const timetable = new Timetable(problem);
  const filling = fillGreedily(timetable, rule);
  while (!filling.next().done);
  return timetable.value() / 1e6;
}

/** The same model in one call, without a start, with the same time by the clock. */
function plainMilp(
  problem: BookingProblem,
  solver: Awaited<ReturnType<typeof loadSolver>>,
  seconds: number,
): number | undefined {
  const { model } = wholeModel(problem);
  const { columns } = solver.solve(model, { nodes: 1e9, seconds });
  return columns?.reduce((sum, value, column) => sum + value * (model.objective[column] as number), 0);
}

/** Moves that take some 25 s on one core. */
const weekMoves = 12_000_000;

function solveWeek(folder: string): void {
  const fault = weekFault(folder);
  if (fault !== undefined) {
    console.error(`--satnet ${folder}: ${fault}. Allowed: a folder with problem.json and maintenance.csv of one week.`);
    process.exitCode = 2;
    return;
  }
  const week = readWeek(folder);
  const begun = performance.now();
  const tracks = searchWeek(week, weekMoves, 1).map((track): PrintedTrack => {
    const { trackId } = week.requests[track.request] as TrackRequest;
    const { on, off, option } = track;
    return { resource: option.resource, trackId, start: startOf(week, track), on, off, end: endOf(week, track) };
  });
  console.error(`${week.requests.length} requests in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  tracks.sort((a, b) => a.start - b.start || (a.trackId < b.trackId ? -1 : 1));
  console.log(JSON.stringify({ week: week.week, ...checkWeek(folder, tracks), tracks }, undefined, 1));
}
