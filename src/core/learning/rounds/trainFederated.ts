import type { Problem } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import { Random } from "../../base/random";
import type { ClientData } from "../data/samples";
import { asyncRounds } from "./asyncRounds";
import { Workforce } from "./clientWork";
import { planRound } from "./roundPlan";
import type { RoundRecord, TrainingRun } from "./roundRecord";
import { inRound, type RoundWork, type RunParts, type TrainingInput } from "./roundWork";
import { RunLog } from "./runLog";
import { Scaffold } from "./scaffold";
import { secureRound } from "./secureRound";
import { ServerModel } from "./serverModel";
import { Uplink } from "./uplink";

/**
 * Federated training, round by round, from a model drawn from (seed, "model"). Every draw has a stream of its own, named by what it is for, and sums go by
 * the order of clients: the same input gives the same bytes everywhere. Each finished round is handed over as it ends; values that stop being
 * finite end the run, and the rounds before stay.
 */
export function* trainFederated(input: TrainingInput): Sliced<TrainingRun, RoundRecord> {
  const { data, network, settings, seed } = input;
  const server = new ServerModel(network.start(new Random(seed, "model")), settings, seed, data.clients.length);
  const workforce = new Workforce(data, network, settings, seed);
  const parts = { ...input, workforce, uplink: new Uplink(settings.codec, network.tensors), server };
  const log = new RunLog(data, network, settings);
  const isAsync = settings.strategy === "fed-async" || settings.strategy === "fed-buff";
  const nextRound = isAsync ? asyncRounds(parts) : syncRounds(parts);
  const label = (round: number) => `Round ${round} of ${settings.rounds}`;
  let failed: Problem | undefined;
  for (let round = 1; round <= settings.rounds && failed === undefined; round++) {
    const work = nextRound(round);
    let step = work.next();
    for (; step.done !== true; step = work.next()) {
      yield { fraction: (round - 1) / settings.rounds, label: label(round) };
    }
    const record = "message" in step.value ? step.value : log.add(server.model, step.value);
    if ("message" in record) failed = record;
    else yield { fraction: round / settings.rounds, label: label(round), partial: record };
  }
  return log.finish(seed, server.model, failed, server.warnings);
}

function syncRounds(parts: RunParts): (round: number) => RoundWork {
  const { settings, network, data } = parts;
  const scaffold =
    settings.strategy === "scaffold"
      ? new Scaffold(network.parameterCount, data.clients.length, settings.local.learningRate)
      : undefined;
  return (round) => syncRound(parts, scaffold, round);
}

function* syncRound(parts: RunParts, scaffold: Scaffold | undefined, round: number): RoundWork {
  const { data, network, settings, seed, workforce, uplink, server } = parts;
  const plan = planRound(settings, data.clients.length, seed, round);
  // SCAFFOLD sends its control along, both ways.
  const modelBytes = 4 * network.parameterCount * (scaffold === undefined ? 1 : 2);
  const arrived: { readonly client: number; readonly update: Float64Array }[] = [];
  const changes: Float64Array[] = [];
  let bytesUp = 0;
  for (const { client, epochs, isLost } of plan) {
    if (epochs === 0) continue;
    const correction = scaffold?.correction(client);
    const task = { client, round, epochs, start: server.model, ...(correction && { correction }) };
    const { update, steps } = yield* workforce.work(task);
    yield;
    const { id } = data.clients[client] as ClientData;
    const sent = uplink.send(id, update);
    if (!sent.ok) return inRound(round, sent.error, id);
    bytesUp += sent.value.bytes + (scaffold === undefined ? 0 : 4 * network.parameterCount);
    if (isLost) continue;
    arrived.push({ client, update: sent.value.update });
    if (scaffold && correction) changes.push(scaffold.settle(client, sent.value.update, steps, correction));
  }
  scaffold?.take(changes);
  const bytesDown = plan.length * modelBytes;
  const weightOf = (client: number) => (data.clients[client] as ClientData).train.count;
  if (settings.secureAggregation && arrived.length > 0) {
    const members = plan.filter(({ epochs }) => epochs > 0).map(({ client }) => client);
    const samples = members.reduce((sum, client) => sum + weightOf(client), 0);
    const weighted = arrived.map(({ client, update }) => ({ client, update, weight: weightOf(client) / samples }));
    const secure = secureRound(weighted, members, seed);
    if (!secure.ok) return inRound(round, secure.error);
    server.move(secure.value.mean);
    const { bytesUp: masked, bytesDown: keys } = secure.value;
    return { bytesUp: masked, bytesDown: bytesDown + keys, participants: arrived.length };
  }
  const weights = arrived.map(({ client }) => (scaffold === undefined ? weightOf(client) : 1));
  const stepped = server.step({ updates: arrived.map(({ update }) => update), weights }, round);
  if (!stepped.ok) return inRound(round, stepped.error);
  return { bytesUp, bytesDown, participants: arrived.length };
}
