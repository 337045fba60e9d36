import { describe, expect, it } from "vitest";
import { countsOf } from "./counts";

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

describe("the count of tests", () => {
  it("takes both runners' own numbers", () => {
    expect(countsOf("vitest", { ...report, numFailedTests: 2 }, false)).toEqual({ passed: 3, failed: 2 });
    const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 0 };
    expect(countsOf("playwright", { stats }, false)).toEqual({ passed: 5, failed: 1 });
  });

  it("says so when a browser test passed only at the second attempt", () => {
    const stats = { expected: 5, unexpected: 0, flaky: 2, skipped: 0 };
    expect(countsOf("playwright", { stats }, true)).toEqual({
      passed: 7,
      failed: 0,
      remark: "2 passed only at the second attempt",
    });
  });

  it("fails a skipped test", () => {
    expect(countsOf("vitest", { ...report, numPendingTests: 1 }, true)).toMatchObject({ passed: 3, failed: 1 });
  });

  it("fails a run without tests and one without a report", () => {
    expect(countsOf("vitest", { ...report, numPassedTests: 0 }, true)).toMatchObject({ passed: 0, failed: 1 });
    expect(countsOf("playwright", undefined, true)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("fails a run that broke outside of the tests", () => {
    expect(countsOf("vitest", report, false)).toMatchObject({ passed: 3, failed: 1 });
  });
});
