import type { ClientForecast } from "./chooseInstants";
import type { Job, MissionWork } from "./missionWork";

/** What an asynchronous server knows of a client. */
export interface ClientOutlook {
  /** Steps of the server in the model that it trained last; -1: none yet; Infinity: it gets none any more. */
  version: number;
  job: Job | undefined;
  /** When its training is done, and its update arrives, as far as they are known. */
  doneMs: number;
  dueMs: number;
}

export interface ForecastFrame {
  readonly nowMs: number;
  readonly slotMs: number;
  /** Ways are looked for at so many slots. */
  readonly slots: number;
  /** Steps that the server has taken. */
  readonly version: number;
  readonly modelBytes: number;
}

/** When clients will report, those left out that cannot any more: from a way to each at each slot. Every step out is a place to stop. */
export function* forecastReports(
  work: MissionWork,
  { nowMs, slotMs, slots, version, modelBytes }: ForecastFrame,
  clients: readonly ClientOutlook[],
): Generator<number, ClientForecast[]> {
  const { epochs } = work.parts.settings;
  // The way back takes as long as the way there, since contacts carry both.
  const arrivals: number[][] = [];
  for (let slot = 0; slot <= slots; slot++) {
    arrivals.push(work.routes.arrivals(work.server, modelBytes, nowMs + slot * slotMs));
    yield nowMs;
  }
  return clients.flatMap((state, client): ClientForecast[] => {
    if (state.version === Number.POSITIVE_INFINITY) return [];
    const arrivalFrom = (atMs: number): number => {
      const slot = Math.floor((atMs - nowMs) / slotMs);
      const arrival = arrivals[slot]?.[client] ?? Number.POSITIVE_INFINITY;
      return arrival >= atMs ? arrival : (arrivals[slot + 1]?.[client] ?? Number.POSITIVE_INFINITY);
    };
    const life = state.job?.life;
    const computeMs = work.workMs(client, epochs);
    if (life === undefined) return [{ dueMs: undefined, lag: 0, computeMs, arrivalFrom }];
    const lag = life.modelSentMs === null ? 0 : version - life.version;
    const dueMs = state.dueMs < Number.POSITIVE_INFINITY ? state.dueMs : arrivalFrom(Math.max(nowMs, state.doneMs));
    return [{ dueMs, lag, computeMs, arrivalFrom }];
  });
}
