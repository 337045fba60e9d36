import { Random } from "../../base/random";
import type { ClientData } from "../data/samples";
import { planRound } from "./roundPlan";
import { inRound, type Rounds, type RoundsState, type RoundWork, type RunParts } from "./roundWork";
import { Scaffold } from "./scaffold";
import { secureRound } from "./secureRound";

/** Rounds in which all participants start from the same model and the server waits for them. */
export class SyncRounds implements Rounds {
  private readonly scaffold: Scaffold | undefined;

  constructor(
    private readonly parts: RunParts,
    from?: RoundsState,
  ) {
    const { settings, network, data } = parts;
    if (settings.strategy !== "scaffold") return;
    const { learningRate } = settings.local;
    this.scaffold = new Scaffold(network.parameterCount, data.clients.length, learningRate, from?.scaffold);
  }

  carried(): RoundsState {
    return this.scaffold === undefined ? {} : { scaffold: this.scaffold.carried() };
  }

  *play(round: number): RoundWork {
    const { scaffold } = this;
    const { data, network, settings, seed, workforce, uplink, server, observe } = this.parts;
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
      const { update: received, message, bytes } = sent.value;
      observe?.({ round, clientId: id, update, received, message, bytes, isLost });
      bytesUp += bytes + (scaffold === undefined ? 0 : 4 * network.parameterCount);
      if (isLost) continue;
      arrived.push({ client, update: received });
      if (scaffold && correction) changes.push(scaffold.settle(client, received, steps, correction));
    }
    scaffold?.take(changes);
    const bytesDown = plan.length * modelBytes;
    const weightOf = (client: number) => (data.clients[client] as ClientData).train.count;
    if (settings.secureAggregation && arrived.length > 0) {
      const members = plan.filter(({ epochs }) => epochs > 0).map(({ client }) => client);
      const samples = members.reduce((sum, client) => sum + weightOf(client), 0);
      const weighted = arrived.map(({ client, update }) => ({ client, update, weight: weightOf(client) / samples }));
      // Masks are agreed on anew each round: one that is used twice hides nothing.
      const secure = secureRound(weighted, members, new Random(seed, "masks", round).uint32());
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
}
