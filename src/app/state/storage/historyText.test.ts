import { describe, expect, it } from "vitest";
import { examples } from "../../../core/scenario/examples";
import { addStep, type History, startHistory, stepBack, undoLimit } from "../history";
import { packHistory, unpackHistory } from "./historyText";

const [seed] = examples;
if (seed === undefined) throw new Error("no example");
const { scenario } = seed;

function edited(count: number): History {
  let history = startHistory({ scenario, warnings: [{ path: "satellites[0]", message: "old elements" }] }, 1000);
  for (let i = 1; i <= count; i++) {
    const stations = (scenario.stations ?? []).map((station) => ({ ...station, downlinkMbps: 100 + i }));
    const warnings = i % 3 === 0 ? [] : [{ path: "stations[0]", message: `warning ${i}` }];
    history = addStep(history, { name: `edit ${i}`, atMs: 1000 + i, scenario: { ...scenario, stations }, warnings });
  }
  return history;
}

describe("history text", () => {
  it("brings back every state with name, time and warnings, and the place among them", () => {
    const history = stepBack(stepBack(edited(9)));
    const read = unpackHistory(packHistory(history));
    expect(read?.at).toBe(history.at);
    expect(read?.steps).toEqual(JSON.parse(JSON.stringify(history.steps)));
  });

  it("is little longer than one document, however many steps", () => {
    const { start, steps } = packHistory(edited(undoLimit));
    expect(start.length).toBeLessThan(JSON.stringify(scenario).length + 200);
    expect(steps.length).toBeLessThan(300 * undoLimit);
  });

  it("past its budget forgets the oldest steps, and never the open one or those that redo reaches", () => {
    const full = edited(20);
    const kept = unpackHistory(packHistory(full, 1000));
    expect(kept?.steps.length).toBeLessThan(20);
    expect(kept?.steps.length).toBeGreaterThan(1);
    expect(kept?.steps.at(-1)?.scenario).toEqual(full.steps.at(-1)?.scenario);
    const undone = { ...full, at: 3 };
    const read = unpackHistory(packHistory(undone, 10));
    expect(read?.steps.length).toBe(18);
    expect(read?.steps[read.at]?.scenario).toEqual(undone.steps[3]?.scenario);
  });

  it("what was damaged or written by another version is no history", () => {
    const packed = packHistory(edited(3));
    const { start, steps } = packed;
    expect(unpackHistory({ ...packed, steps: steps.replace("edit 2", "edit 9") })).toBeUndefined();
    expect(unpackHistory({ ...packed, start: start.replace("KSC", "XSC") })).toBeUndefined();
    expect(unpackHistory({ ...packed, steps: steps.slice(0, -1) })).toBeUndefined();
    expect(unpackHistory({ start: "", startCrc: 0, steps: "", stepsCrc: 0 })).toBeUndefined();
  });
});
