/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Why a step failed that reported no failed test of its own, or what a reader should know of one that did not. */
  readonly remark?: string;
}

/**
 * The counts of a test runner's JSON report. Nothing passes silently: a skipped test counts as failed, and so does a run without tests or one
 * that ended badly without naming a failed test.
 * @param report parsed report of vitest (`--reporter=json`) or Playwright (json reporter); undefined where none was written
 * @param endedWell whether the runner's exit code was 0
 */
export function countsOf(kind: "vitest" | "playwright", report: unknown, endedWell: boolean): Counts {
  const { passed, failed, skipped, second } = kind === "vitest" ? vitestCounts(report) : playwrightCounts(report);
  if (skipped > 0) {
    return {
      passed,
      failed: failed + skipped,
      remark: `${skipped} skipped; let a test do less instead, or more with ORBITWEAVE_LONG`,
    };
  }
  if (passed + failed === 0) return { passed, failed: 1, remark: "no test was run" };
  if (!endedWell && failed === 0) return { passed, failed: 1, remark: "the runner failed outside of the tests" };
  if (second > 0) return { passed, failed, remark: `${second} passed only at the second attempt` };
  return { passed, failed };
}

interface RawCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Among the passed: those that failed once and passed when they were run again. */
  readonly second: number;
}

function vitestCounts(report: unknown): RawCounts {
  return {
    passed: numberAt(report, "numPassedTests"),
    failed: numberAt(report, "numFailedTests"),
    skipped: numberAt(report, "numPendingTests") + numberAt(report, "numTodoTests"),
    second: 0,
  };
}

function playwrightCounts(report: unknown): RawCounts {
  const stats = property(report, "stats");
  return {
    passed: numberAt(stats, "expected") + numberAt(stats, "flaky"),
    failed: numberAt(stats, "unexpected"),
    skipped: numberAt(stats, "skipped"),
    second: numberAt(stats, "flaky"),
  };
}

function numberAt(value: unknown, key: string): number {
  const found = property(value, key);
  return typeof found === "number" ? found : 0;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
