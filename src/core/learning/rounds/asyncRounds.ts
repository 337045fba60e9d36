import { exp } from "../../base/elementary";
import { Random } from "../../base/random";
import type { ClientData } from "../data/samples";
import { stalenessFactor, stalenessWeights } from "../strategies/staleness";
import { inRound, type RoundWork, type RunParts } from "./roundWork";

/** A client at work on a model that may be old by the time it is done. */
interface Flight {
  readonly client: number;
  readonly dispatch: number;
  readonly version: number;
  readonly base: Float64Array;
  /** In units of a sample's pass on a client of mean speed. */
  readonly endsAt: number;
}

/** How much longer a straggler takes. */
const stragglerFactor = 10;

/**
 * FedAsync (Xie et al. 2019) and FedBuff (Nguyen et al. 2022) without mission time: `participants` clients are at work at once, a client's work lasts as long as
 * it has samples and epochs, times a log-normal speed of its own (deviation 0.5) and 10 for stragglers; when one is done, another of those not at work takes the
 * model of that moment. A round is `participants` updates received.
 */
export function asyncRounds(parts: RunParts): (round: number) => RoundWork {
  const { data, network, settings, seed, workforce, uplink, server } = parts;
  const random = new Random(seed, "dispatch");
  const speeds = data.clients.map(({ id }) => exp(0.5 * new Random(seed, "speed", id).normal()));
  const modelBytes = 4 * network.parameterCount;
  let flights: Flight[] = [];
  let dispatches = 0;
  let version = 0;
  let now = 0;
  let buffer: {
    readonly update: Float64Array;
    readonly weight: number;
    readonly staleness: number;
    readonly client: number;
  }[] = [];

  const dispatch = () => {
    const busy = new Set(flights.map(({ client }) => client));
    const free = data.clients.flatMap((_, i) => (busy.has(i) ? [] : [i]));
    const client = free[random.below(free.length)] as number;
    const slow = random.double() < settings.stragglers.share ? stragglerFactor : 1;
    const work = settings.epochs * (data.clients[client] as ClientData).train.count;
    const endsAt = now + work * slow * (speeds[client] as number);
    flights.push({ client, dispatch: dispatches++, version, base: server.model, endsAt });
  };

  return function* asyncRound(round) {
    let bytesUp = 0;
    let bytesDown = 0;
    let counted = 0;
    for (let received = 0; received < settings.participants; received++) {
      while (flights.length < settings.participants) {
        dispatch();
        bytesDown += modelBytes;
      }
      const flight = flights.reduce((first, other) => (other.endsAt < first.endsAt ? other : first));
      flights = flights.filter((other) => other !== flight);
      now = flight.endsAt;
      const { client, base } = flight;
      const task = { client, round: flight.dispatch, epochs: settings.epochs, start: base };
      const { update } = yield* workforce.work(task);
      yield;
      const { id, train } = data.clients[client] as ClientData;
      const sent = uplink.send(id, update);
      if (!sent.ok) return inRound(round, sent.error, id);
      bytesUp += sent.value.bytes;
      if (random.double() < settings.dropoutRate) continue;
      counted++;
      const staleness = version - flight.version;
      if (settings.strategy === "fed-async") {
        const { stalenessFunction, stalenessExponent, stalenessLimit, mixing } = settings;
        const factor = stalenessFactor(stalenessFunction, staleness, stalenessExponent, stalenessLimit);
        server.mixIn(base, sent.value.update, mixing * factor);
        version++;
        continue;
      }
      buffer.push({ update: sent.value.update, weight: train.count, staleness, client });
      if (buffer.length < settings.bufferSize) continue;
      buffer.sort((a, b) => a.client - b.client);
      const weights = stalenessWeights(
        buffer.map(({ weight }) => weight),
        buffer.map((entry) => entry.staleness),
        settings.stalenessExponent,
      );
      const stepped = server.step(
        { updates: buffer.map((entry) => entry.update), weights: Array.from(weights) },
        round,
      );
      if (!stepped.ok) return inRound(round, stepped.error);
      buffer = [];
      version++;
    }
    return { bytesUp, bytesDown, participants: counted };
  };
}
