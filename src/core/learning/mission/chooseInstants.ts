import { pow } from "../../base/elementary";

/** What is known of one satellite when instants are planned. */
export interface ClientForecast {
  /** When its update will be at the server; undefined: it is idle until the server's next step. */
  readonly dueMs: number | undefined;
  /** Steps that the server has taken since the model it works with. */
  readonly lag: number;
  /** From model to update, without the ways. */
  readonly computeMs: number;
  /** When a message between it and the server would be there, from an instant on; Infinity: not in the time looked at. */
  readonly arrivalFrom: (atMs: number) => number;
}

export interface InstantProblem {
  readonly fromMs: number;
  readonly slotMs: number;
  readonly slots: number;
  readonly clients: readonly ClientForecast[];
  /** Lags of updates that are waiting at the server. */
  readonly waiting: readonly number[];
  /** Of (1 + staleness)^-a. */
  readonly stalenessExponent: number;
  /** Fresh updates of which a step reaches half of what it can. */
  readonly enough: number;
}

/** Passes over all slots at most; in practice two are enough. */
const sweeps = 4;

/**
 * When the server should step, among the ends of `slots` slots: few steps leave satellites idle, since they wait for a model that they have not trained; many
 * make updates stale. What a plan is worth is forecast from the contacts: the sum over its steps of s / (s + enough), where s is the sum of
 * (1 + staleness)^-a over the updates of the step; what is left at the end counts as one step more. Searched by changing one slot at a time, from no
 * step and from all. The idea is FedSpace's (So et al. 2022), which learns the worth from trial runs in place of this formula.
 */
export function chooseInstants(problem: InstantProblem): number[] {
  const none = new Uint8Array(problem.slots);
  const all = new Uint8Array(problem.slots).fill(1);
  const fromNone = improve(problem, none);
  const fromAll = improve(problem, all);
  const best = fromAll.worth > fromNone.worth ? fromAll.isStep : fromNone.isStep;
  return timesOf(problem, best);
}

/** What a choice of instants is worth; exported for comparison with other choices. */
export function worthOf(problem: InstantProblem, instants: readonly number[]): number {
  const { fromMs, slotMs, slots, clients, waiting, stalenessExponent, enough } = problem;
  const endMs = fromMs + slots * slotMs;
  const sums = new Float64Array(instants.length + 1);
  const add = (step: number, staleness: number) => {
    sums[step] = (sums[step] as number) + pow(1 + staleness, -stalenessExponent);
  };
  for (const lag of waiting) add(0, lag);
  for (const { dueMs, lag, computeMs, arrivalFrom } of clients) {
    let base = dueMs === undefined ? 0 : -lag;
    let atMs = dueMs ?? fromMs;
    let isIdle = dueMs === undefined;
    while (atMs <= endMs) {
      const step = countBefore(instants, atMs);
      if (!isIdle) add(step, step - base);
      isIdle = false;
      const stepped = countUpTo(instants, atMs);
      // The model it has trained is still the newest: it waits for the next step.
      const sendMs = stepped > base ? atMs : (instants[stepped] ?? Number.POSITIVE_INFINITY);
      const modelAtMs = arrivalFrom(sendMs);
      base = countUpTo(instants, modelAtMs);
      atMs = arrivalFrom(modelAtMs + computeMs);
    }
  }
  return sums.reduce((worth, sum) => worth + sum / (sum + enough), 0);
}

function improve(problem: InstantProblem, start: Uint8Array) {
  const isStep = start;
  let worth = worthOf(problem, timesOf(problem, isStep));
  for (let sweep = 0, changed = true; sweep < sweeps && changed; sweep++) {
    changed = false;
    for (let slot = 0; slot < isStep.length; slot++) {
      isStep[slot] = 1 - (isStep[slot] as number);
      const other = worthOf(problem, timesOf(problem, isStep));
      if (other > worth + 1e-12) {
        worth = other;
        changed = true;
      } else isStep[slot] = 1 - (isStep[slot] as number);
    }
  }
  return { worth, isStep };
}

function timesOf({ fromMs, slotMs }: InstantProblem, isStep: Uint8Array): number[] {
  const times: number[] = [];
  for (const [slot, step] of isStep.entries()) if (step === 1) times.push(fromMs + (slot + 1) * slotMs);
  return times;
}

function countBefore(instants: readonly number[], atMs: number): number {
  let count = 0;
  while (count < instants.length && (instants[count] as number) < atMs) count++;
  return count;
}

function countUpTo(instants: readonly number[], atMs: number): number {
  let count = 0;
  while (count < instants.length && (instants[count] as number) <= atMs) count++;
  return count;
}
