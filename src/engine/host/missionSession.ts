import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import type { MissionRun } from "../../core/learning/mission/missionRun";
import {
  type MissionSeedRound,
  type PreparedMission,
  prepareMission,
  trainPreparedMission,
} from "../../core/learning/mission/missionTraining";
import { missionTrainingRecord } from "../../core/learning/mission/missionTrainingRecord";
import { refusedRun, type SeedRound } from "../../core/learning/scenarioTraining";
import { trainingRecord } from "../../core/learning/trainingRecord";
import type { PreparedTraining } from "../../core/learning/trainScenario";
import type { Scenario } from "../../core/scenario/schema";
import type { TrainingReport } from "../protocol/learningJobs";
import { followTraining } from "./followTraining";
import type { JobControl } from "./jobHost";
import { missionLogCrc } from "./missionLogCrc";
import { missionPicture } from "./missionPicture";
import { hexOf, TrainingPrints } from "./trainingPrints";

/** Share of the whole that finding contacts and links is taken for. */
const preparingShare = 0.1;

/** A training in mission time. It can rest between any two of its steps and go on in the same worker. */
export class MissionSession {
  private readonly work: Sliced<Outcome<readonly MissionRun[]>, SeedRound>;
  private readonly prints: TrainingPrints;
  private readonly firstSeed: number;
  private prepared: PreparedMission | undefined;
  private soFar: MissionSeedRound["soFar"] | undefined;

  /** @param id names it to those who want it to go on. */
  constructor(
    readonly id: number,
    scenario: Scenario,
    training: PreparedTraining,
  ) {
    const seeds = training.seeds.map(({ seed }) => seed);
    this.firstSeed = seeds[0] as number;
    this.prints = new TrainingPrints(seeds);
    this.work = this.play(scenario, training);
  }

  /** Goes on to the end, or until nobody wants more of it. */
  *run(control: JobControl): Sliced<Outcome<TrainingReport>> {
    const end = yield* followTraining({ work: this.work, prints: this.prints }, control);
    if (end === undefined) return success(this.stoppedReport());
    const { result } = end;
    return result.ok ? success(this.report(result.value, false)) : result;
  }

  private *play(scenario: Scenario, training: PreparedTraining): Sliced<Outcome<readonly MissionRun[]>, SeedRound> {
    const preparing = prepareMission(scenario, training);
    let step = preparing.next();
    for (; step.done !== true; step = preparing.next()) {
      yield { fraction: step.value.fraction * preparingShare, label: step.value.label };
    }
    if (!step.value.ok) return step.value;
    this.prepared = step.value.value;
    const trained = trainPreparedMission(this.prepared, { observe: this.prints.hear });
    for (;;) {
      const next = trained.next();
      if (next.done) return success(next.value);
      const { fraction, label, partial } = next.value;
      if (partial !== undefined) this.soFar = partial.soFar;
      yield {
        fraction: preparingShare + (1 - preparingShare) * fraction,
        label,
        ...(partial && { partial }),
      };
    }
  }

  /** Before the first round there is nothing but the seed. */
  private stoppedReport(): TrainingReport {
    if (this.soFar !== undefined) return this.report(this.soFar(), true);
    const record = trainingRecord([refusedRun(this.firstSeed, undefined)]);
    return { record, prints: [], stopped: true, held: this.id };
  }

  private report(runs: readonly MissionRun[], stopped: boolean): TrainingReport {
    if (this.prepared === undefined) throw new Error("runs without a network");
    const { network, settings } = this.prepared;
    return {
      record: missionTrainingRecord(network, runs),
      prints: this.prints.of(runs).map((print, i) => ({
        ...print,
        log: hexOf(missionLogCrc(network, runs[i] as MissionRun)),
      })),
      pictures: runs.map((run) => missionPicture(network, settings.server, run)),
      stopped,
      ...(stopped && { held: this.id }),
    };
  }
}

/** Trainings in mission time of one worker, of which it holds the last one that rests. */
export class MissionSessions {
  private held: MissionSession | undefined;
  private lastId = 0;

  begin(scenario: Scenario, training: PreparedTraining): MissionSession {
    this.held = new MissionSession(++this.lastId, scenario, training);
    return this.held;
  }

  /** The one that rests here under a number. */
  find(id: number): Outcome<MissionSession> {
    if (this.held?.id === id) return success(this.held);
    return failure([
      { path: "held", message: "this training is no longer there to go on with: train anew", given: id },
    ]);
  }

  forget(): void {
    this.held = undefined;
  }
}
