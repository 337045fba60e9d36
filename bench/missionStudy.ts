import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runToEnd } from "../src/core/base/progress";
import { prepareMission, trainPreparedMission } from "../src/core/learning/mission/missionTraining";
import { prepareTraining } from "../src/core/learning/trainScenario";
import type { LearningRules } from "../src/core/scenario/schema";
import { type Arm, studies } from "./missionStudyArms";
import { type ArmResult, resultOf, studyTable } from "./missionStudyReport";

/**
 * `npm run bench -- mission [--only NAME] [--seeds 1,2,3,4,5] [--save FILE]`: the studies of docs/methods/mission-time.md, each arm a scenario in mission time over
 * the seeds, as tables; and what they say of FedBuff against synchronous rounds, relays against none, and chosen instants against fixed.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      seeds: { type: "string", default: "1,2,3,4,5" },
      save: { type: "string" },
    },
  });
  const seeds = values.seeds.split(",").map(Number);
  const before = process.cpuUsage();
  const all: Record<string, ArmResult[]> = {};
  for (const { name, title, arms } of studies) {
    if (values.only !== undefined && values.only !== name) continue;
    console.log(`${title}\n`);
    const results = arms.map((arm) => runArm(arm, seeds));
    all[name] = results;
    console.log(`${studyTable(results)}\n`);
  }
  if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(all));
  const used = process.cpuUsage(before);
  console.log(
    `${((used.user + used.system) / 1e6).toFixed(0)} s of one core; load at the end ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  );
}

function runArm({ name, scenario }: Arm, seeds: readonly number[]): ArmResult {
  const learning: LearningRules = { ...scenario.learning, seeds: [...seeds] };
  const training = prepareTraining({ ...scenario, learning });
  if (!training.ok) throw new Error(training.error[0]?.message);
  const prepared = runToEnd(prepareMission({ ...scenario, learning }, training.value));
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  return resultOf(name, runToEnd(trainPreparedMission(prepared.value)));
}
