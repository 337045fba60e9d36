/** What a long computation reports between two slices; `partial` carries results that are already final. */
export interface Progress<Partial = never> {
  /** 0..1 of the whole work. */
  readonly fraction: number;
  /** What is being done, for people. */
  readonly label: string;
  readonly partial?: Partial;
}

/** A long computation: every `yield` is a place to report and to stop. */
export type Sliced<Result, Partial = never> = Generator<Progress<Partial>, Result, void>;

/** Runs a sliced computation to its end in one go. */
export function runToEnd<Result, Partial>(work: Sliced<Result, Partial>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same computation for callers that want only its result: what it hands over in between is left out. */
export function* withoutPartials<Result, Partial>(work: Sliced<Result, Partial>): Sliced<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield { fraction: step.value.fraction, label: step.value.label };
  }
}
