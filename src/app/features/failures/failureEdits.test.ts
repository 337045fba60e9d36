import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeLink } from "../../../core/scenario/link/decodeLink";
import { encodeLink } from "../../../core/scenario/link/encodeLink";
import { parseScenario } from "../../../core/scenario/parseScenario";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import { createDocumentStore } from "../../state/documentStore";
import { failureKey, failureTimesMs, type Target } from "../../state/picture/failureTimes";
import { failFrom, removeFailures, restoreFrom, retimeFailure } from "./failureEdits";

const startMs = Date.UTC(2026, 2, 20, 12);
const minuteMs = 60_000;

const plan: Scenario = {
  schema: scenarioSchemaId,
  name: "Two",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
  constellations: [
    {
      id: "c",
      pattern: "delta",
      planes: 2,
      satellitesPerPlane: 2,
      phasing: 0,
      altitudeKm: 550,
      inclinationDeg: 53,
    },
  ],
  stations: [{ id: "ksc", latDeg: 28.6, lonDeg: -80.6, altitudeKm: 0, uplinkMbps: 10, downlinkMbps: 100 }],
};

const targets: readonly Target[] = [
  { kind: "satellite", id: "c-p1-s1" },
  { kind: "station", id: "ksc" },
  { kind: "link", id: "c-p1-s1", other: "c-p1-s2" },
];

function failsAt(scenario: Scenario, target: Target, atMs: number): boolean {
  return (scenario.mesh?.failures ?? []).some((failure) => {
    const { fromMs, toMs } = failureTimesMs(failure);
    return failureKey(failure) === failureKey(target) && atMs >= fromMs && atMs < toMs;
  });
}

const edit = fc.record({
  kind: fc.constantFrom("fail" as const, "restore" as const),
  target: fc.constantFrom(...targets),
  fromMinute: fc.integer({ min: 0, max: 20 }),
  minutes: fc.option(fc.integer({ min: 1, max: 10 }), { nil: Number.POSITIVE_INFINITY }),
});

it("failing adds its stretch and nothing else, restoring ends what holds, and the document stays valid", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let scenario = plan;
      for (const { kind, target, fromMinute, minutes } of edits) {
        const before = scenario;
        const fromMs = startMs + fromMinute * minuteMs;
        const toMs = fromMs + minutes * minuteMs;
        scenario = kind === "fail" ? failFrom(before, [target], fromMs, toMs) : restoreFrom(before, [target], fromMs);
        for (const each of targets) {
          const isMine = each === target;
          for (let minute = 0; minute < 40; minute++) {
            const atMs = startMs + minute * minuteMs;
            const was = failsAt(before, each, atMs);
            const is = failsAt(scenario, each, atMs);
            if (!isMine || atMs < fromMs) expect(is).toBe(was);
            else if (kind === "fail") expect(is).toBe(was || atMs < toMs);
          }
        }
        if (kind === "restore") expect(failsAt(scenario, target, fromMs)).toBe(false);
      }
      expect(parseScenario(scenario).ok).toBe(true);
      const keys = (scenario.mesh?.failures ?? []).map((one) => ({ key: failureKey(one), ...failureTimesMs(one) }));
      for (const [i, one] of keys.entries()) {
        for (const other of keys.slice(i + 1)) {
          expect(one.key === other.key && one.fromMs <= other.toMs && other.fromMs <= one.toMs).toBe(false);
        }
      }
    }),
    { seed: 40417, numRuns: 60 },
  );
});

it("what is failed and restored at the same second leaves the document as it was", () => {
  const failed = failFrom(plan, targets, startMs, Number.POSITIVE_INFINITY);
  expect(failed.mesh).toEqual({
    topology: "none",
    failures: targets.map((target) => ({ ...target, from: "2026-03-20T12:00:00Z" })),
  });
  expect(restoreFrom(failed, targets, startMs)).toEqual(plan);
  expect(restoreFrom(plan, targets, startMs)).toBe(plan);
});

it("a link fails whichever end is named first", () => {
  const failed = failFrom(plan, targets.slice(2), startMs, Number.POSITIVE_INFINITY);
  const turned: Target = { kind: "link", id: "c-p1-s2", other: "c-p1-s1" };
  const restored = restoreFrom(failed, [turned], startMs + minuteMs);
  expect(restored.mesh?.failures?.[0]?.to).toBe("2026-03-20T12:01:00Z");
});

it("times are changed and failures removed by their place in the list; the rules beside them stay", () => {
  const rules: Scenario = { ...plan, mesh: { topology: "plus-grid", maxRangeKm: 5000 } };
  const failed = failFrom(rules, targets, startMs, startMs + minuteMs);
  const retimed = retimeFailure(failed, 1, Number.NEGATIVE_INFINITY, startMs + 5 * minuteMs);
  expect(retimed.mesh?.failures?.[1]).toEqual({ kind: "station", id: "ksc", to: "2026-03-20T12:05:00Z" });
  expect(retimeFailure(failed, 1, startMs, startMs)).toBe(failed);
  expect(removeFailures(failed, new Set([0, 1, 2]))).toEqual(rules);
});

it("a failure is a step that undo takes back, and goes along in the share link", () => {
  const document = createDocumentStore();
  document.getState().open(plan);
  document.getState().edit("fail ksc", (scenario) => failFrom(scenario, targets, startMs, Number.POSITIVE_INFINITY));
  const { scenario } = document.getState();
  const opened = decodeLink(encodeLink({ scenario }));
  expect(opened.ok && opened.value.scenario.mesh?.failures).toEqual(scenario.mesh?.failures);
  document.getState().undo();
  expect(document.getState().scenario).toEqual(plan);
  document.getState().redo();
  expect(document.getState().scenario).toBe(scenario);
});
