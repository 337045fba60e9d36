import type { Problem } from "../../base/outcome";
import { secureSumOverhead } from "../privacy/secureSum";
import { type Participant, planRound } from "../rounds/roundPlan";
import { inRound } from "../rounds/roundWork";
import { Scaffold } from "../rounds/scaffold";
import { secureRound } from "../rounds/secureRound";
import { EventQueue } from "./eventQueue";
import type { Job, MissionRounds, MissionRoundWork, MissionWork, UpdateBytes } from "./missionWork";

interface RoundEvent {
  readonly kind: "model-sent" | "model-arrived" | "trained" | "update-sent" | "update-arrived";
  readonly job: Job;
}

/** One round as it runs. */
interface OpenRound {
  readonly round: number;
  readonly startMs: number;
  readonly deadlineMs: number;
  readonly queue: EventQueue<RoundEvent>;
  readonly bytesOf: UpdateBytes;
  readonly arrived: Job[];
  /** When the last of its participants came or was given up. */
  endMs: number;
  bytesUp: number;
}

/** Satellites whose way is looked for between two places to stop. */
const searchesASlice = 8;

/**
 * Rounds in which all participants start from the same model. They are drawn as without mission time, from those that can still report: the plan of contacts is
 * known. A round ends when its last participant has reported or been given up. With a deadline satellites do as many epochs as fit, and a
 * round in which nobody can report by then passes without participants.
 */
export class SyncMission implements MissionRounds {
  private readonly scaffold: Scaffold | undefined;
  private readonly modelBytes: number;
  private nowMs = 0;
  /** Steps that the server has taken. */
  private version = 0;
  /** The largest update so far: what a way is looked for with before an update is there. */
  private updateBytes: number;

  /** Rounds in which each client took part. */
  private readonly turns: Uint32Array;

  constructor(private readonly work: MissionWork) {
    const { settings, network, data } = work.parts;
    const vectorBytes = 4 * network.parameterCount;
    this.turns = new Uint32Array(data.clients.length);
    const isScaffold = settings.strategy === "scaffold";
    // SCAFFOLD sends its control along, both ways.
    this.modelBytes = isScaffold ? 2 * vectorBytes : vectorBytes;
    this.updateBytes = this.modelBytes;
    if (isScaffold)
      this.scaffold = new Scaffold(network.parameterCount, data.clients.length, settings.local.learningRate);
  }

  *play(round: number): MissionRoundWork {
    const { settings, seed } = this.work.parts;
    const { network, ledger, mission } = this.work;
    const startMs = this.nowMs;
    const deadlineMs = Math.min(startMs + mission.deadlineMs, network.durationMs);
    const pool = yield* this.pool(startMs, deadlineMs);
    if (pool.length === 0 && deadlineMs === network.durationMs) {
      return { over: `nobody can report in round ${round} before the window ends`, atMs: startMs };
    }
    ledger.events.push({ kind: "round-started", atMs: startMs, round });
    if (pool.length === 0) {
      this.nowMs = deadlineMs;
      return { traffic: { bytesUp: 0, bytesDown: 0, participants: 0 }, times: { startMs, endMs: deadlineMs } };
    }
    const plan = planRound(settings, pool.length, seed, round).map((participant) => ({
      ...participant,
      client: pool[participant.client] as number,
    }));
    for (const { client } of plan) this.turns[client] = (this.turns[client] as number) + 1;
    const members = plan.filter(({ epochs }) => epochs > 0).length;
    const masks = settings.secureAggregation ? secureSumOverhead(members) : undefined;
    const open: OpenRound = {
      round,
      startMs,
      deadlineMs,
      queue: new EventQueue(),
      bytesOf: (encoded) =>
        masks === undefined ? encoded + (this.scaffold ? this.modelBytes / 2 : 0) : this.modelBytes + 4 + masks.up,
      arrived: [],
      endMs: startMs,
      bytesUp: 0,
    };
    const bytesDown = this.dispatch(open, plan, masks?.down ?? 0);
    for (let next = open.queue.pop(); next !== undefined; next = open.queue.pop()) {
      const problem = yield* this.meet(open, next.event, next.atMs);
      if (problem !== undefined) return problem;
      yield next.atMs;
    }
    this.nowMs = open.endMs;
    if (open.endMs === startMs) return { over: `nobody could be reached in round ${round}`, atMs: startMs };
    const problem = this.step(open, plan);
    if (problem !== undefined) return problem;
    const { bytesUp, arrived, endMs } = open;
    return { traffic: { bytesUp, bytesDown, participants: arrived.length }, times: { startMs, endMs } };
  }

  /** Clients that can report by the deadline were they alone, or the soonest of them, perhaps in turn; with privacy all, by chance alone. */
  private *pool(startMs: number, deadlineMs: number): Generator<number, number[]> {
    const { routes, server, mission } = this.work;
    const { settings, data } = this.work.parts;
    const clients = data.clients.map((_, client) => client);
    if (settings.privacy !== undefined) return clients;
    const arrivals = routes.arrivals(server, this.modelBytes, startMs);
    const reports: { readonly client: number; readonly atMs: number }[] = [];
    for (const client of clients) {
      const modelAtMs = arrivals[client] as number;
      if (client % searchesASlice === 0) yield startMs;
      if (modelAtMs > deadlineMs) continue;
      const epochs = this.epochsThatFit(client, settings.epochs, modelAtMs, deadlineMs);
      if (epochs === 0) continue;
      const atMs = this.reportAt(client, epochs, modelAtMs);
      reports.push({ client, atMs });
    }
    if (mission.selection !== "random") {
      const turnOf = (client: number) => (mission.selection === "rotating" ? (this.turns[client] as number) : 0);
      reports
        .sort((a, b) => turnOf(a.client) - turnOf(b.client) || a.atMs - b.atMs || a.client - b.client)
        .splice(settings.participants);
    }
    return reports.map(({ client }) => client).sort((a, b) => a - b);
  }

  /** When an update of so many epochs would be at the server, were it alone. */
  private reportAt(client: number, epochs: number, modelAtMs: number): number {
    const { work } = this;
    const doneMs = work.doneAt(client, modelAtMs, work.workMs(client, epochs));
    if (doneMs > work.network.durationMs) return Number.POSITIVE_INFINITY;
    const route = work.routes.earliest(client, work.server, this.updateBytes, doneMs);
    return route?.arrivalMs ?? Number.POSITIVE_INFINITY;
  }

  /** The most epochs whose update is there by the deadline; 0: none, or not all where partial work does not count. */
  private epochsThatFit(client: number, wanted: number, modelAtMs: number, deadlineMs: number): number {
    if (this.reportAt(client, wanted, modelAtMs) <= deadlineMs) return wanted;
    const isOpen =
      deadlineMs === this.work.network.durationMs && this.work.mission.deadlineMs === Number.POSITIVE_INFINITY;
    if (isOpen || this.work.parts.settings.stragglers.partialWork === "drop") return 0;
    let fits = 0;
    let tooMany = wanted;
    while (tooMany - fits > 1) {
      const middle = (fits + tooMany) >> 1;
      if (this.reportAt(client, middle, modelAtMs) <= deadlineMs) fits = middle;
      else tooMany = middle;
    }
    return fits;
  }

  /** Sends the model to all participants, those first that it reaches soonest; the bytes of those that it can reach. */
  private dispatch({ queue, round, startMs }: OpenRound, plan: readonly Participant[], masksDown: number): number {
    const { work, scaffold } = this;
    const start = work.parts.server.model;
    const arrivals = work.routes.arrivals(work.server, this.modelBytes, startMs);
    const order = plan
      .slice()
      .sort((a, b) => (arrivals[a.client] as number) - (arrivals[b.client] as number) || a.client - b.client);
    let bytesDown = 0;
    for (const { client, epochs, isLost } of order) {
      const life = work.ledger.open(client, round, startMs);
      life.version = this.version;
      const bytes = this.modelBytes + (epochs > 0 ? masksDown : 0);
      const sent = work.sendModel(life, bytes, startMs);
      if (sent === undefined) {
        work.ledger.drop(life, startMs, "the model cannot reach it before the window ends");
        continue;
      }
      if (sent.isSent) bytesDown += bytes;
      const correction = epochs > 0 ? scaffold?.correction(client) : undefined;
      const job: Job = {
        client,
        life,
        stream: round,
        isLost,
        epochs,
        base: start,
        ...(correction && { correction }),
        steps: 0,
        update: start,
      };
      queue.push(sent.sentMs, { kind: "model-sent", job });
      queue.push(sent.arrivalMs, { kind: "model-arrived", job });
    }
    return bytesDown;
  }

  /** What follows from an event. */
  private *meet(open: OpenRound, { kind, job }: RoundEvent, atMs: number): Generator<number, Problem | undefined> {
    const { ledger } = this.work;
    const { life } = job;
    if (kind === "trained") return yield* this.report(open, job, atMs);
    ledger.note(kind, atMs, life);
    if (kind === "model-sent") life.modelSentMs = atMs;
    if (kind === "model-arrived") this.begin(open, job, atMs);
    if (kind === "update-arrived") {
      life.updateAtMs = atMs;
      open.endMs = Math.max(open.endMs, atMs);
      open.bytesUp += life.bytes;
      if (job.isLost) ledger.drop(life, atMs, "lost");
      else open.arrived.push(job);
    }
    return undefined;
  }

  private begin(open: OpenRound, job: Job, atMs: number): void {
    const { work } = this;
    const { life, client } = job;
    life.modelAtMs = atMs;
    const fits = job.epochs === 0 ? 0 : this.epochsThatFit(client, job.epochs, atMs, open.deadlineMs);
    if (fits === 0) {
      const isStraggler = job.epochs === 0;
      this.giveUp(
        open,
        job,
        atMs,
        isStraggler
          ? "a straggler whose work is dropped"
          : "no epoch and report fit before the deadline or the window's end",
      );
      return;
    }
    job.epochs = fits;
    life.epochs = fits;
    life.computeMs = work.workMs(client, fits);
    open.queue.push(work.doneAt(client, atMs, life.computeMs), { kind: "trained", job });
  }

  private *report(open: OpenRound, job: Job, atMs: number): Generator<number, Problem | undefined> {
    const work = this.work.report(job, open.round, atMs, open.bytesOf, open.deadlineMs);
    let step = work.next();
    for (; step.done !== true; step = work.next()) yield atMs;
    const arrival = step.value;
    if (arrival !== null && typeof arrival === "object") return arrival;
    this.updateBytes = Math.max(this.updateBytes, job.life.bytes);
    if (arrival === null) this.giveUp(open, job, atMs, "no way to the server before the deadline or the window's end");
    else {
      open.queue.push(job.life.updateSentMs ?? atMs, { kind: "update-sent", job });
      open.queue.push(arrival, { kind: "update-arrived", job });
    }
    return undefined;
  }

  private giveUp(open: OpenRound, { life }: Job, atMs: number, reason: string): void {
    open.endMs = Math.max(open.endMs, atMs);
    this.work.ledger.drop(life, atMs, reason);
  }

  /** The server's step, in the order of clients, as without mission time. */
  private step({ arrived, round, endMs }: OpenRound, plan: readonly Participant[]): Problem | undefined {
    const { server, settings, seed } = this.work.parts;
    const { work, scaffold } = this;
    arrived.sort((a, b) => a.client - b.client);
    if (scaffold !== undefined) {
      const changes = arrived.flatMap(({ client, update, steps, correction }) =>
        correction === undefined ? [] : [scaffold.settle(client, update, steps, correction)],
      );
      scaffold.take(changes);
    }
    const lives = arrived.map(({ life }) => life);
    this.version++;
    work.ledger.count(lives, endMs, this.version);
    if (settings.secureAggregation && arrived.length > 0) {
      const members = plan.filter(({ epochs }) => epochs > 0).map(({ client }) => client);
      const samples = members.reduce((sum, client) => sum + work.samplesOf(client), 0);
      const weighted = arrived.map(({ client, update }) => ({
        client,
        update,
        weight: work.samplesOf(client) / samples,
      }));
      const secure = secureRound(weighted, members, seed);
      if (!secure.ok) return inRound(round, secure.error);
      server.move(secure.value.mean);
      return undefined;
    }
    const weights = arrived.map(({ client }) => (scaffold === undefined ? work.samplesOf(client) : 1));
    const stepped = server.step({ updates: arrived.map(({ update }) => update), weights }, round);
    return stepped.ok ? undefined : inRound(round, stepped.error);
  }
}
