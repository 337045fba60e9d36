import type { MissionPicture } from "../../../../engine/client/trainer";

/** What the time of an update goes into. */
type StageKind = "model" | "compute" | "update" | "wait";

export interface Stage {
  readonly kind: StageKind;
  /** From the window's start. */
  readonly startMs: number;
  readonly endMs: number;
}

/** One satellite's part in a round, from the wish to send it the model until a step took its update in. */
export interface RoundPart {
  /** Index among the run's updates. */
  readonly update: number;
  readonly satelliteId: string;
  /** In order of time, without gaps; those that take no time are left out. */
  readonly stages: readonly Stage[];
  readonly modelMs: number;
  /** At work; waiting for sunlight counts as waiting. */
  readonly computeMs: number;
  readonly updateMs: number;
  readonly waitMs: number;
  readonly staleness: number;
  /** Why it does not count; undefined: it does. */
  readonly reason: string | undefined;
}

/** The parts of a round (from 1), the earliest first. */
export function roundParts({ updates, reasons, satelliteIds, endedMs }: MissionPicture, round: number): RoundPart[] {
  const parts: RoundPart[] = [];
  for (let i = 0; i < updates.round.length; i++) {
    if (updates.round[i] !== round) continue;
    const at = (column: Float64Array) => column[i] as number;
    const stages: Stage[] = [];
    const marks: readonly (readonly [StageKind, number])[] = [
      ["wait", at(updates.modelSentMs)],
      ["model", at(updates.modelAtMs)],
      ["compute", at(updates.trainedMs)],
      ["wait", at(updates.updateSentMs)],
      ["update", at(updates.updateAtMs)],
      ["wait", at(updates.countedMs)],
    ];
    let startMs = at(updates.requestedMs);
    for (const [kind, endMs] of marks) {
      // A model that needs no way is there at once, and its sending is no instant.
      if (Number.isNaN(endMs)) continue;
      if (endMs > startMs) stages.push({ kind, startMs, endMs });
      startMs = Math.max(startMs, endMs);
    }
    if (stages.length === 0) stages.push({ kind: "wait", startMs, endMs: Math.max(startMs, endedMs) });
    const spent = (kind: StageKind) =>
      stages.reduce((sum, stage) => sum + (stage.kind === kind ? stage.endMs - stage.startMs : 0), 0);
    const computeMs = Math.min(at(updates.computeMs), spent("compute"));
    parts.push({
      update: i,
      satelliteId: satelliteIds[updates.satellite[i] as number] as string,
      stages,
      modelMs: spent("model"),
      computeMs,
      updateMs: spent("update"),
      waitMs: spent("wait") + spent("compute") - computeMs,
      staleness: updates.staleness[i] as number,
      reason: reasons[updates.reason[i] as number],
    });
  }
  return parts.sort((a, b) => (a.stages[0]?.startMs ?? 0) - (b.stages[0]?.startMs ?? 0) || endOf(a) - endOf(b));
}

/** From the first wish of a round to its last instant. */
export function spanOf(parts: readonly RoundPart[]): { readonly startMs: number; readonly endMs: number } {
  return {
    startMs: Math.min(...parts.map(({ stages }) => stages[0]?.startMs ?? Number.POSITIVE_INFINITY)),
    endMs: Math.max(...parts.map(endOf)),
  };
}

/** The first instant of a part after one; its first where there is none after it. */
export function nextInstant({ stages }: RoundPart, afterMs: number): number {
  const instants = [...stages.map(({ startMs }) => startMs), stages[stages.length - 1]?.endMs ?? 0];
  return instants.find((instant) => instant > afterMs) ?? (instants[0] as number);
}

function endOf({ stages }: RoundPart): number {
  return stages[stages.length - 1]?.endMs ?? Number.NEGATIVE_INFINITY;
}
