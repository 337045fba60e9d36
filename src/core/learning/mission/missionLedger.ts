import type { MissionEvent, MissionMessage, UpdateLife } from "./missionRun";
import type { Route, Routes } from "./routes";

/** Keeps what happens in a run as it happens, and sends messages on their way. */
export class MissionLedger {
  readonly messages: MissionMessage[] = [];
  readonly events: MissionEvent[] = [];
  readonly updates: UpdateLife[] = [];
  private readonly indexOf = new Map<UpdateLife, number>();

  constructor(private readonly routes: Routes) {}

  /** Begins the life of an update. */
  open(satellite: number, round: number, requestedMs: number): UpdateLife {
    const life: UpdateLife = {
      satellite,
      round,
      requestedMs,
      modelSentMs: null,
      modelAtMs: null,
      version: 0,
      epochs: 0,
      computeMs: 0,
      trainedMs: null,
      updateSentMs: null,
      updateAtMs: null,
      bytes: 0,
      staleness: 0,
      countedMs: null,
      reason: "",
    };
    this.indexOf.set(life, this.updates.length);
    this.updates.push(life);
    return life;
  }

  /** Takes a message's way and says when its first byte leaves. */
  send(kind: MissionMessage["kind"], life: UpdateLife, bytes: number, readyMs: number, route: Route): number {
    this.routes.take(route);
    const { satellite } = life;
    const update = this.numberOf(life);
    this.messages.push({ kind, satellite, bytes, readyMs, update, ...route });
    return route.hops[0]?.transmissions[0]?.startMs ?? readyMs;
  }

  note(
    kind: "model-sent" | "model-arrived" | "trained" | "update-sent" | "update-arrived",
    atMs: number,
    life: UpdateLife,
  ) {
    this.events.push({ kind, atMs, update: this.numberOf(life), satellite: life.satellite });
  }

  drop(life: UpdateLife, atMs: number, reason: string): void {
    life.reason = reason;
    this.events.push({ kind: "dropped", atMs, update: this.numberOf(life), satellite: life.satellite, reason });
  }

  /** A step of the server took updates in. */
  count(lives: readonly UpdateLife[], atMs: number, version: number): void {
    for (const life of lives) life.countedMs = atMs;
    this.events.push({ kind: "aggregated", atMs, version, updates: lives.map((life) => this.numberOf(life)) });
  }

  private numberOf(life: UpdateLife): number {
    return this.indexOf.get(life) as number;
  }
}
