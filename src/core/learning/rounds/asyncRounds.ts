import { exp } from "../../base/elementary";
import { Random } from "../../base/random";
import type { ClientData } from "../data/samples";
import { stalenessFactor, stalenessWeights } from "../strategies/staleness";
import type { AsyncState, Flight } from "./asyncState";
import { inRound, type Rounds, type RoundsState, type RoundWork, type RunParts } from "./roundWork";

/** How much longer a straggler takes. */
const stragglerFactor = 10;

/**
 * FedAsync (Xie et al. 2019) and FedBuff (Nguyen et al. 2022) without mission time: `participants` clients are at work at once, a client's work lasts as long as
 * it has samples and epochs, times a log-normal speed of its own (deviation 0.5) and 10 for stragglers; when one is done, another of those not at work takes the
 * model of that moment. A round is `participants` updates received.
 */
export class AsyncRounds implements Rounds {
  private state: AsyncState;
  private readonly speeds: readonly number[];

  constructor(
    private readonly parts: RunParts,
    from?: RoundsState,
  ) {
    this.state = from?.async ?? { flights: [], buffer: [], dispatches: 0, version: 0, now: 0 };
    const { data, seed } = parts;
    this.speeds = data.clients.map(({ id }) => exp(0.5 * new Random(seed, "speed", id).normal()));
  }

  carried(): RoundsState {
    return { async: this.state };
  }

  *play(round: number): RoundWork {
    const { data, network, settings, seed, workforce, uplink, observe } = this.parts;
    let bytesUp = 0;
    let bytesDown = 0;
    let counted = 0;
    for (let arrivals = 0; arrivals < settings.participants; arrivals++) {
      while (this.state.flights.length < settings.participants) {
        this.dispatch();
        bytesDown += 4 * network.parameterCount;
      }
      const flight = this.land();
      const { client, base, dispatch } = flight;
      const { update } = yield* workforce.work({ client, round: dispatch, epochs: settings.epochs, start: base });
      yield;
      const { id } = data.clients[client] as ClientData;
      const sent = uplink.send(id, update);
      if (!sent.ok) return inRound(round, sent.error, id);
      const { update: received, message, bytes } = sent.value;
      const isLost = new Random(seed, "loss", dispatch).double() < settings.dropoutRate;
      observe?.({ round, clientId: id, update, received, message, bytes, isLost });
      bytesUp += bytes;
      if (isLost) continue;
      counted++;
      const stopped = this.take(flight, received, round);
      if (stopped !== undefined) return stopped;
    }
    return { bytesUp, bytesDown, participants: counted };
  }

  /** Sends the model of this moment to one of those that are not at work. */
  private dispatch(): void {
    const { data, settings, seed, server } = this.parts;
    const { flights, dispatches, now, version } = this.state;
    const random = new Random(seed, "dispatch", dispatches);
    const busy = new Set(flights.map(({ client }) => client));
    const free = data.clients.flatMap((_, i) => (busy.has(i) ? [] : [i]));
    const client = free[random.below(free.length)] as number;
    const slow = random.double() < settings.stragglers.share ? stragglerFactor : 1;
    const work = settings.epochs * (data.clients[client] as ClientData).train.count;
    const endsAt = now + work * slow * (this.speeds[client] as number);
    const flight = { client, dispatch: dispatches, version, base: server.model, endsAt };
    this.state = { ...this.state, flights: [...flights, flight], dispatches: dispatches + 1 };
  }

  /** The client that is done first. */
  private land(): Flight {
    const { flights } = this.state;
    const landed = flights.reduce((first, other) => (other.endsAt < first.endsAt ? other : first));
    this.state = { ...this.state, flights: flights.filter((other) => other !== landed), now: landed.endsAt };
    return landed;
  }

  /** Takes an update in; a problem ends the run. */
  private take(flight: Flight, update: Float64Array, round: number) {
    const { data, settings, server } = this.parts;
    const { version } = this.state;
    const { client, base } = flight;
    const staleness = version - flight.version;
    if (settings.strategy === "fed-async") {
      const { stalenessFunction, stalenessExponent, stalenessLimit, mixing } = settings;
      server.mixIn(
        base,
        update,
        mixing * stalenessFactor(stalenessFunction, staleness, stalenessExponent, stalenessLimit),
      );
      this.state = { ...this.state, version: version + 1 };
      return undefined;
    }
    const weight = (data.clients[client] as ClientData).train.count;
    const buffer = [...this.state.buffer, { client, update, weight, staleness }];
    this.state = { ...this.state, buffer };
    if (buffer.length < settings.bufferSize) return undefined;
    buffer.sort((a, b) => a.client - b.client);
    const weights = stalenessWeights(
      buffer.map((entry) => entry.weight),
      buffer.map((entry) => entry.staleness),
      settings.stalenessExponent,
    );
    const updates = buffer.map((entry) => entry.update);
    const stepped = server.step({ updates, weights: Array.from(weights) }, round);
    if (!stepped.ok) return inRound(round, stepped.error);
    this.state = { ...this.state, buffer: [], version: version + 1 };
    return undefined;
  }
}
