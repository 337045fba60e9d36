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
}

const allRounds = "all rounds were run";

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
  const { data, network: model, settings, seed } = input;
  const server = new ServerModel(model.start(new Random(seed, "model")), settings, seed, data.clients.length);
  const workforce = new Workforce(data, model, settings, seed);
  const parts = { ...input, workforce, uplink: new Uplink(settings.codec, model.tensors), server, observe };
  const work = new MissionWork(parts, network, mission);
  const rounds = isAsynchronous(settings) ? new AsyncMission(work) : new SyncMission(work);
  const log = new RunLog(data, model, settings);
  const times: RoundTimes[] = [];
  const records: RoundRecord[] = [];
  let failed: Problem | undefined;
  let ended = allRounds;
  for (let round = 1; round <= settings.rounds; round++) {
    const play = rounds.play(round);
    const before = (round - 1) / settings.rounds;
    let step = play.next();
    for (; step.done !== true; step = play.next()) {
      const share = network.durationMs === 0 ? 0 : step.value / network.durationMs;
      yield {
        fraction: Math.min(1, Math.max(before, share)),
        label: `Hour ${(step.value / 3_600_000).toFixed(1)}, round ${round}`,
      };
    }
    const result = step.value;
    if ("over" in result) {
      ended = result.over;
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
    const placed = { ...record, endsAt: formatInstant(network.startMs + result.times.endMs) };
    records.push(placed);
    const fraction = Math.max(round / settings.rounds, result.times.endMs / Math.max(1, network.durationMs));
    const partial = { record: placed, clientAccuracies: log.clientAccuracies };
    yield { fraction: Math.min(1, fraction), label: `Round ${round}`, partial };
  }
  const endedMs = times[times.length - 1]?.endMs ?? 0;
  const run = log.finish(seed, server.model, failed, server.warnings);
  return { ...run, rounds: records, times, endedMs, ended, log: work.log(endedMs, ended) };
}
