import { createStore } from "zustand/vanilla";
import type { JobOutcome } from "../../../engine/client/planner";
import { outcomeText } from "./outcomeText";

/** What is asked, but for the instant. */
export interface Question<Answer> {
  /** Equal keys: the same question. */
  readonly key: string;
  readonly ask: (atMs: number, signal: AbortSignal) => Promise<JobOutcome<Answer>>;
}

/** What is known of a question while time goes on. */
export interface Live<Answer> {
  /** The last answer, also while a newer one is being computed. */
  readonly answer?: Answer;
  /** Whether the answer is one to the present question; of another instant it may be. */
  readonly isCurrent: boolean;
  /** Why there is no answer, in words. */
  readonly problem?: string;
}

interface LiveSource<Answer> {
  /** The present question; undefined: there is none. */
  readonly question: () => Question<Answer> | undefined;
  readonly nowMs: () => number;
  /** Whether an answer still tells the truth at an instant. */
  readonly holds: (answer: Answer, nowMs: number) => boolean;
  /** Calls back whenever the question or the instant may have changed; returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

export interface LiveAnswer<Answer> {
  readonly get: () => Live<Answer>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Keeps the answer up to date until what is returned is called. */
  readonly start: () => () => void;
  /** Asks once more though the answer holds: more is known now. */
  readonly refresh: () => void;
}

/** Answers follow each other no faster than this. */
const paceMs = 100;

/**
 * Keeps the answer to a question up to date while the clock runs and the question changes: one is asked at a time, a new question at once, the same one for a
 * later instant at a pace. A question that failed is not asked again.
 */
export function createLiveAnswer<Answer>(source: LiveSource<Answer>): LiveAnswer<Answer> {
  const store = createStore<Live<Answer>>()(() => ({ isCurrent: false }));
  let asked: { readonly key: string; readonly abort: AbortController } | undefined;
  let answered: { readonly key: string; readonly answer: Answer } | undefined;
  let failedKey: string | undefined;
  let lastStartMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let users = 0;
  let unsubscribe = (): void => undefined;

  function look(): void {
    const question = source.question();
    if (question === undefined) {
      forget();
      return;
    }
    const { key } = question;
    if (asked !== undefined && asked.key !== key) {
      asked.abort.abort();
      asked = undefined;
    }
    if (asked !== undefined || failedKey === key) return;
    const isNew = answered?.key !== key;
    if (!isNew && answered && source.holds(answered.answer, source.nowMs())) return;
    const waitMs = isNew ? 0 : lastStartMs + paceMs - performance.now();
    if (waitMs > 0) {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (users > 0) look();
      }, waitMs);
      return;
    }
    if (isNew && store.getState().isCurrent) store.setState({ ...store.getState(), isCurrent: false }, true);
    void ask(question);
  }

  async function ask({ key, ask: run }: Question<Answer>): Promise<void> {
    const mine = { key, abort: new AbortController() };
    asked = mine;
    lastStartMs = performance.now();
    const outcome = await run(source.nowMs(), mine.abort.signal);
    if (asked !== mine) return;
    asked = undefined;
    if (outcome.status === "done") {
      answered = { key, answer: outcome.value };
      failedKey = undefined;
      store.setState({ answer: outcome.value, isCurrent: true }, true);
    } else {
      failedKey = key;
      store.setState({ isCurrent: true, problem: outcomeText(outcome) }, true);
    }
    look();
  }

  function forget(): void {
    asked?.abort.abort();
    asked = undefined;
    answered = undefined;
    if (store.getState().isCurrent || store.getState().answer !== undefined) store.setState({ isCurrent: false }, true);
  }

  return {
    get: store.getState,
    subscribe: store.subscribe,
    start() {
      users++;
      if (users === 1) unsubscribe = source.subscribe(look);
      look();
      return () => {
        users--;
        if (users > 0) return;
        unsubscribe();
        clearTimeout(timer);
        timer = undefined;
        asked?.abort.abort();
        asked = undefined;
      };
    },
    refresh() {
      if (users === 0 || asked !== undefined) return;
      const question = source.question();
      if (question !== undefined && question.key !== failedKey) void ask(question);
    },
  };
}
