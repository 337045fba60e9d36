import type { Problem } from "../../base/outcome";
import { Random } from "../../base/random";
import { inRound } from "../rounds/roundWork";
import { stalenessFactor, stalenessWeights } from "../strategies/staleness";
import { chooseInstants } from "./chooseInstants";
import { EventQueue } from "./eventQueue";
import { type ClientOutlook, forecastReports } from "./forecastReports";
import type { Job, MissionRound, MissionRounds, MissionRoundWork, MissionWork } from "./missionWork";

type MissionStep =
  | { readonly kind: "model-sent" | "model-arrived" | "trained" | "update-sent" | "update-arrived"; readonly job: Job }
  | { readonly kind: "aggregate" }
  | { readonly kind: "plan" };

interface ClientState extends ClientOutlook {
  /** Models that it has been given. */
  trainings: number;
  /** It gets no other model before. */
  restsUntilMs: number;
}

/** How much longer a straggler takes. */
const stragglerFactor = 10;

/** Instants of a horizon that are chosen from: a quarter of an hour apart in six hours, as in FedSpace's experiments. */
const slotsAhead = 24;

/**
 * FedAsync and FedBuff in mission time: every satellite is at work whenever it can be. It gets the model that the server has when the first byte leaves, and
 * after its report the next one, as soon as there is one that it has not trained yet and its pause is over; until then it is idle. A round is a step of the server, for
 * FedAsync, where each update is one, `participants` updates. When nothing more is under way, what is in the buffer becomes a last step.
 */
export class AsyncMission implements MissionRounds {
  private readonly queue = new EventQueue<MissionStep>();
  private readonly clients: ClientState[];
  private readonly modelBytes: number;
  private version = 0;
  private nowMs = 0;
  private lastEndMs = 0;
  private buffer: Job[] = [];
  private bytesUp = 0;
  private bytesDown = 0;
  private received = 0;
  private counted = 0;
  private updateBytes: number;

  constructor(private readonly work: MissionWork) {
    const { data, network } = work.parts;
    this.modelBytes = 4 * network.parameterCount;
    this.updateBytes = this.modelBytes;
    this.clients = data.clients.map(() => ({
      trainings: 0,
      version: -1,
      job: undefined,
      doneMs: 0,
      restsUntilMs: 0,
      dueMs: Number.POSITIVE_INFINITY,
    }));
    const { aggregation } = work.mission;
    if (aggregation.kind === "interval") this.queue.push(aggregation.intervalMs, { kind: "aggregate" });
    if (aggregation.kind === "chosen") this.queue.push(0, { kind: "plan" });
  }

  *play(round: number): MissionRoundWork {
    const { ledger, network } = this.work;
    const startMs = this.lastEndMs;
    const isCounting = this.work.mission.aggregation.kind === "count";
    ledger.events.push({ kind: "round-started", atMs: startMs, round });
    if (round === 1) yield* this.dispatchIdle(round);
    for (;;) {
      const isQuiet = this.clients.every(({ job }) => job === undefined);
      const next = isQuiet && (isCounting || this.buffer.length === 0) ? undefined : this.queue.pop();
      if (next === undefined || next.atMs > network.durationMs) {
        if (this.buffer.length > 0) {
          // Nothing more comes by itself; instants that lie beyond the window come with its end.
          if (!isQuiet || !isCounting) this.nowMs = network.durationMs;
          const problem = this.aggregate(round);
          if (problem !== undefined) return problem;
          return yield* this.end(round, startMs);
        }
        if (this.counted > 0) return yield* this.end(round, startMs);
        return { over: "no further update can come before the window ends", atMs: this.nowMs };
      }
      this.nowMs = next.atMs;
      const step = yield* this.meet(next.event, round);
      if (step !== undefined && typeof step === "object") return step;
      if (step === "ended") {
        return yield* this.end(round, startMs);
      }
      yield this.nowMs;
    }
  }

  private *end(round: number, startMs: number): Generator<number, MissionRound> {
    if (round < this.work.parts.settings.rounds) yield* this.dispatchIdle(round);
    const { bytesUp, bytesDown, counted } = this;
    this.lastEndMs = this.nowMs;
    this.bytesUp = 0;
    this.bytesDown = 0;
    this.counted = 0;
    this.received = 0;
    return { traffic: { bytesUp, bytesDown, participants: counted }, times: { startMs, endMs: this.nowMs } };
  }

  /** What follows from an event, and whether the round ends with it. */
  private *meet(step: MissionStep, round: number): Generator<number, Problem | "ended" | undefined> {
    const { ledger } = this.work;
    const { nowMs } = this;
    if (step.kind === "aggregate") return this.aggregateAt(round);
    if (step.kind === "plan") {
      yield* this.planInstants();
      return undefined;
    }
    const { kind, job } = step;
    const { life } = job;
    if (kind === "trained") return yield* this.report(job, round);
    ledger.note(kind, nowMs, life);
    if (kind === "model-sent") {
      // The model of this moment, whatever the server had when the time was booked.
      job.base = this.work.parts.server.model;
      life.version = this.version;
      life.modelSentMs = nowMs;
    }
    if (kind === "model-arrived") this.begin(job);
    return kind === "update-arrived" ? yield* this.receive(job, round) : undefined;
  }

  private begin(job: Job): void {
    const { work, nowMs } = this;
    const { life, client } = job;
    const { settings, seed, data } = work.parts;
    life.modelAtMs = nowMs;
    this.bytesDown += this.modelBytes;
    const random = new Random(seed, "slow", job.stream, data.clients[client]?.id ?? "");
    const slow = random.double() < settings.stragglers.share ? stragglerFactor : 1;
    life.epochs = job.epochs;
    life.computeMs = slow * work.workMs(client, job.epochs);
    const doneMs = work.doneAt(client, nowMs, life.computeMs);
    if (doneMs > work.network.durationMs) this.giveUp(job, "it does not finish before the window ends");
    else this.queue.push(doneMs, { kind: "trained", job });
  }

  private *report(job: Job, round: number): Generator<number, Problem | undefined> {
    const { work, nowMs } = this;
    const report = work.report(job, round, nowMs, (encoded) => encoded, work.network.durationMs);
    let step = report.next();
    for (; step.done !== true; step = report.next()) yield nowMs;
    const arrival = step.value;
    if (arrival !== null && typeof arrival === "object") return arrival;
    if (arrival === null) {
      this.giveUp(job, "no way to the server before the window ends");
      return undefined;
    }
    this.updateBytes = Math.max(this.updateBytes, job.life.bytes);
    (this.clients[job.client] as ClientState).dueMs = arrival;
    this.queue.push(job.life.updateSentMs ?? nowMs, { kind: "update-sent", job });
    this.queue.push(arrival, { kind: "update-arrived", job });
    return undefined;
  }

  private *receive(job: Job, round: number): Generator<number, Problem | "ended" | undefined> {
    const { work, nowMs } = this;
    const { settings, server } = work.parts;
    const { life } = job;
    const state = this.clients[job.client] as ClientState;
    life.updateAtMs = nowMs;
    life.round = round;
    this.bytesUp += life.bytes;
    this.received++;
    state.job = undefined;
    state.dueMs = Number.POSITIVE_INFINITY;
    state.version = life.version;
    if (job.isLost) work.ledger.drop(life, nowMs, "lost");
    else if (settings.strategy === "fed-async") {
      const { stalenessFunction, stalenessExponent, stalenessLimit, mixing } = settings;
      life.staleness = this.version - life.version;
      const factor = stalenessFactor(stalenessFunction, life.staleness, stalenessExponent, stalenessLimit);
      server.mixIn(job.base, job.update, mixing * factor);
      this.version++;
      this.counted++;
      work.ledger.count([life], nowMs, this.version);
    } else this.buffer.push(job);
    const isFull = work.mission.aggregation.kind === "count" && this.buffer.length >= settings.bufferSize;
    if (isFull) return this.aggregate(round) ?? "ended";
    if (settings.strategy === "fed-async" && this.received >= settings.participants) return "ended";
    yield* this.dispatchIdle(round);
    return undefined;
  }

  private aggregateAt(round: number): Problem | "ended" | undefined {
    const { aggregation } = this.work.mission;
    if (aggregation.kind === "interval") this.queue.push(this.nowMs + aggregation.intervalMs, { kind: "aggregate" });
    return this.buffer.length === 0 ? undefined : (this.aggregate(round) ?? "ended");
  }

  /** One step of the server with what is in the buffer, in the order of clients. */
  private aggregate(round: number): Problem | undefined {
    const { settings, server } = this.work.parts;
    const { buffer, work } = this;
    buffer.sort((a, b) => a.client - b.client || a.stream - b.stream);
    for (const { life } of buffer) life.staleness = this.version - life.version;
    const weights = stalenessWeights(
      buffer.map(({ client }) => work.samplesOf(client)),
      buffer.map(({ life }) => life.staleness),
      settings.stalenessExponent,
    );
    const stepped = server.step({ updates: buffer.map(({ update }) => update), weights: Array.from(weights) }, round);
    if (!stepped.ok) return inRound(round, stepped.error);
    this.version++;
    this.counted += buffer.length;
    work.ledger.count(
      buffer.map(({ life }) => life),
      this.nowMs,
      this.version,
    );
    this.buffer = [];
    return undefined;
  }

  /** Sends a model to everybody who is at no work and has not trained the server's. */
  private *dispatchIdle(round: number): Generator<number, void> {
    const { work, nowMs } = this;
    const { settings, seed, data } = work.parts;
    for (const [client, state] of this.clients.entries()) {
      if (state.job !== undefined || state.version >= this.version) continue;
      const life = work.ledger.open(client, round, nowMs);
      const sent = work.sendModel(life, this.modelBytes, Math.max(nowMs, state.restsUntilMs));
      if (sent === undefined) {
        work.ledger.drop(life, nowMs, "the model cannot reach it before the window ends");
        state.version = Number.POSITIVE_INFINITY;
        continue;
      }
      state.trainings++;
      const isLost =
        new Random(seed, "loss", state.trainings, data.clients[client]?.id ?? "").double() < settings.dropoutRate;
      const start = work.parts.server.model;
      const { epochs } = settings;
      const job: Job = { client, life, stream: state.trainings, isLost, epochs, base: start, steps: 0, update: start };
      state.job = job;
      state.restsUntilMs = sent.sentMs + work.mission.pauseMs;
      state.doneMs = sent.arrivalMs + work.workMs(client, epochs);
      this.queue.push(sent.sentMs, { kind: "model-sent", job });
      this.queue.push(sent.arrivalMs, { kind: "model-arrived", job });
      yield nowMs;
    }
  }

  /** Looks ahead and puts the steps of the next horizon on the agenda. */
  private *planInstants(): Generator<number, void> {
    const { work, nowMs } = this;
    const { aggregation } = work.mission;
    if (aggregation.kind !== "chosen") return;
    const { settings } = work.parts;
    const slotMs = Math.max(1, Math.round(aggregation.horizonMs / slotsAhead));
    const { version, modelBytes } = this;
    const frame = { nowMs, slotMs, slots: 2 * slotsAhead, version, modelBytes };
    const clients = yield* forecastReports(work, frame, this.clients);
    const instants = chooseInstants({
      fromMs: nowMs,
      slotMs,
      slots: slotsAhead,
      clients,
      waiting: this.buffer.map(({ life }) => this.version - life.version),
      stalenessExponent: settings.stalenessExponent,
      enough: settings.bufferSize,
    });
    for (const atMs of instants) this.queue.push(atMs, { kind: "aggregate" });
    this.queue.push(nowMs + slotsAhead * slotMs, { kind: "plan" });
  }

  private giveUp(job: Job, reason: string): void {
    this.work.ledger.drop(job.life, this.nowMs, reason);
    const state = this.clients[job.client] as ClientState;
    state.job = undefined;
    // Later it is no better: whoever cannot report now cannot report at all.
    state.version = Number.POSITIVE_INFINITY;
  }
}
