import type { Problem } from "../../base/outcome";
import type { ClientData } from "../data/samples";
import { inRound, type RunParts } from "../rounds/roundWork";
import type { RoundTraffic } from "../rounds/runLog";
import { MissionLedger } from "./missionLedger";
import { groundOf, type MissionNetwork } from "./missionNetwork";
import type { MissionEvent, MissionLog, RoundTimes, UpdateLife } from "./missionRun";
import type { MissionSettings } from "./missionSettings";
import { Routes } from "./routes";
import { workDoneAt } from "./workTime";

/** A round that has ended, what it moved, and when. */
export interface MissionRound {
  readonly traffic: RoundTraffic;
  readonly times: RoundTimes;
}

/** What becomes of a round: it ended, values stopped being finite, or nothing more can come. Every step out is a place to stop. */
export type MissionRoundWork = Generator<
  number,
  MissionRound | Problem | { readonly over: string; readonly atMs: number }
>;

/** Rounds in mission time, played one after the other. */
export interface MissionRounds {
  play(round: number): MissionRoundWork;
}

/** An update on its way from the wish to send a model. */
export interface Job {
  readonly client: number;
  readonly life: UpdateLife;
  /** Names the stream of chance of its training. */
  readonly stream: number;
  readonly isLost: boolean;
  epochs: number;
  base: Float64Array;
  readonly correction?: Float64Array;
  steps: number;
  /** As it arrives. */
  update: Float64Array;
}

/** What an update weighs on the way, codec's bytes given. */
export type UpdateBytes = (encodedBytes: number) => number;

/** What rounds of all kinds in mission time share: where messages go, and how long a satellite works. */
export class MissionWork {
  readonly routes: Routes;
  readonly ledger: MissionLedger;
  /** Node of the server. */
  readonly server: number;
  private readonly flopsPerSample: number;

  constructor(
    readonly parts: RunParts,
    readonly network: MissionNetwork,
    readonly mission: MissionSettings,
  ) {
    this.routes = new Routes(network);
    this.ledger = new MissionLedger(this.routes);
    this.server = mission.server === undefined ? groundOf(network) : network.satelliteIds.indexOf(mission.server);
    // Two operations a multiplication, and the way back costs twice the way forward.
    this.flopsPerSample = mission.trainingFlops ?? 6 * parts.network.multiplications;
  }

  samplesOf(client: number): number {
    return (this.parts.data.clients[client] as ClientData).train.count;
  }

  /** Whole ms of work, rounded up. */
  workMs(client: number, epochs: number): number {
    const perMs = this.network.flopsPerMs[client] as number;
    return Math.ceil((epochs * this.samplesOf(client) * this.flopsPerSample) / perMs);
  }

  /** When a client that begins at an instant has worked so long. */
  doneAt(client: number, atMs: number, workMs: number): number {
    return workDoneAt(this.network.workingHours?.[client], atMs, workMs);
  }

  /** Sends a model to a client as soon as can be; undefined: there is no way inside the window. */
  sendModel(life: UpdateLife, bytes: number, nowMs: number) {
    const route = this.routes.earliest(this.server, life.satellite, bytes, nowMs);
    if (route === undefined) return undefined;
    const sentMs = this.ledger.send("model", life, bytes, nowMs, route);
    return { sentMs, arrivalMs: route.arrivalMs, isSent: route.hops.length > 0 };
  }

  /** Trains, encodes and sends the update; the arrival, null where there is no way by then, or a problem that ends the run. */
  *report(
    job: Job,
    round: number,
    nowMs: number,
    bytesOf: UpdateBytes,
    byMs: number,
  ): Generator<void, number | null | Problem> {
    const { workforce, uplink, data, observe } = this.parts;
    const { client, life } = job;
    const { id } = data.clients[client] as ClientData;
    const task = { client, round: job.stream, epochs: job.epochs, start: job.base };
    const { update, steps } = yield* workforce.work({ ...task, ...(job.correction && { correction: job.correction }) });
    yield;
    const sent = uplink.send(id, update);
    if (!sent.ok) return inRound(round, sent.error, id);
    const { update: received, message, bytes } = sent.value;
    observe?.({ round, clientId: id, update, received, message, bytes, isLost: job.isLost });
    job.update = received;
    job.steps = steps;
    life.bytes = bytesOf(bytes);
    life.trainedMs = nowMs;
    this.ledger.note("trained", nowMs, life);
    const route = this.routes.earliest(client, this.server, life.bytes, nowMs);
    if (route === undefined || route.arrivalMs > byMs) return null;
    life.updateSentMs = this.ledger.send("update", life, life.bytes, nowMs, route);
    if (route.hops.length === 0) life.bytes = 0;
    return route.arrivalMs;
  }

  /** What the run did, and why it ended. */
  log(endedMs: number, reason: string): MissionLog {
    const { messages, updates } = this.ledger;
    const events: MissionEvent[] = [...this.ledger.events, { kind: "ended", atMs: endedMs, reason }];
    const bookings = this.routes.bookings().map(({ satellite, station, antenna, contact, startMs, endMs }) => ({
      satellite,
      station,
      antenna,
      contact,
      startMs,
      endMs,
    }));
    return { messages, updates, bookings, events };
  }
}
