import { formatInstant } from "../../base/instant";
import type { Problem } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import { Random } from "../../base/random";
import { Workforce } from "../rounds/clientWork";
import type { RoundRecord } from "../rounds/roundRecord";
import type { TrainingInput, UpdateObserver } from "../rounds/roundWork";
import { RunLog } from "../rounds/runLog";
import { ServerModel } from "../rounds/serverModel";
import { Uplink } from "../rounds/uplink";
import { AsyncMission } from "./asyncMission";
import type { MissionNetwork } from "./missionNetwork";
import type { MissionRun, RoundTimes } from "./missionRun";
import { isAsynchronous, type MissionSettings } from "./missionSettings";
import { MissionWork } from "./missionWork";
import { SyncMission } from "./syncMission";

/** A round that has just ended, and how each client does, in order of id. */
export interface FinishedRound {
  readonly record: RoundRecord;
  readonly clientAccuracies: Float64Array;
  /** The run by then as a result; to be asked for before the next round ends. */
  readonly soFar: () => MissionRun;
}

const allRounds = "all rounds were run";
const stopped = "it was stopped";

/**
 * Federated training in mission time: what `trainFederated` does, with every model and update on its way over contacts and links, and every training taking its node's
 * time. Events are met in order of time, and a message takes the way on which it is there first beside those sent before it. The run ends
 * with its rounds, with the window, or where nobody can report any more; what was learned until then stays.
 */
export function* trainMission(
  input: TrainingInput,
  network: MissionNetwork,
  mission: MissionSettings,
  { observe }: { readonly observe?: UpdateObserver } = {},
): Sliced<MissionRun, FinishedRound> {
  const { data, network: architecture, settings, seed } = input;
  const server = new ServerModel(architecture.start(new Random(seed, "model")), settings, seed, data.clients.length);
  const workforce = new Workforce(data, architecture, settings, seed);
  const parts = { ...input, workforce, uplink: new Uplink(settings.codec, architecture.tensors), server, observe };
  const work = new MissionWork(parts, network, mission);
  const rounds = isAsynchronous(settings) ? new AsyncMission(work) : new SyncMission(work);
  const log = new RunLog(data, architecture, settings);
  const times: RoundTimes[] = [];
  const records: RoundRecord[] = [];
  let failed: Problem | undefined;
  let ended = allRounds;
  let endedMs = 0;
  const finish = (finished: Float64Array, why: string): MissionRun => {
    const run = log.finish(seed, finished, failed, server.warnings);
    return { ...run, rounds: records.slice(), times: times.slice(), endedMs, ended: why, log: work.log(endedMs, why) };
  };
  for (let round = 1; round <= settings.rounds; round++) {
    const play = rounds.play(round);
    const before = (round - 1) / settings.rounds;
    let step = play.next();
    for (; step.done !== true; step = play.next()) {
      endedMs = step.value;
      const share = network.durationMs === 0 ? 0 : step.value / network.durationMs;
      yield {
        fraction: Math.min(1, Math.max(before, share)),
        label: `Hour ${(step.value / 3_600_000).toFixed(1)}, round ${round}`,
      };
    }
    const result = step.value;
    if ("over" in result) {
      ended = result.over;
      endedMs = result.atMs;
      break;
    }
    const record = "message" in result ? result : log.add(server.model, result.traffic);
    if ("message" in record) {
      failed = record;
      ended = "values stopped being finite";
      break;
    }
    if (!("times" in result)) throw new Error("a round without times");
    times.push(result.times);
    endedMs = result.times.endMs;
    const placed = { ...record, endsAt: formatInstant(network.startMs + result.times.endMs) };
    records.push(placed);
    const fraction = Math.max(round / settings.rounds, result.times.endMs / Math.max(1, network.durationMs));
    const { model } = server;
    const soFar = () => finish(model, stopped);
    const partial = { record: placed, clientAccuracies: log.clientAccuracies, soFar };
    yield { fraction: Math.min(1, fraction), label: `Round ${round}`, partial };
  }
  return finish(server.model, ended);
}
