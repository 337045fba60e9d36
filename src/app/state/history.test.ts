import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examples } from "../../core/scenario/examples";
import type { Scenario } from "../../core/scenario/schema";
import {
  addStep,
  type History,
  type HistoryStep,
  presentStep,
  redoName,
  startHistory,
  stepBack,
  stepForward,
  undoLimit,
  undoName,
} from "./history";

const [seed] = examples;
if (seed === undefined) throw new Error("no example");

const start = startHistory({ scenario: seed.scenario, warnings: [] }, 0);

function step(name: string, atMs = 0, merge?: HistoryStep["merge"]): HistoryStep {
  const scenario: Scenario = { ...seed?.scenario, name } as Scenario;
  return { name, scenario, warnings: [], atMs, ...(merge && { merge }) };
}

const typing = (key: string) => ({ key, withinMs: 1000 });

function names(history: History): string[] {
  return history.steps.map(({ name }) => name);
}

describe("history", () => {
  it("names what undo takes back and what redo does again", () => {
    const edited = addStep(addStep(start, step("rename")), step("move station KSC"));
    expect([undoName(edited), redoName(edited)]).toEqual(["move station KSC", undefined]);
    const undone = stepBack(edited);
    expect([undoName(undone), redoName(undone)]).toEqual(["rename", "move station KSC"]);
    expect([undoName(start), redoName(start)]).toEqual([undefined, undefined]);
  });

  it("undo gives back the very same document, and redo too", () => {
    const edited = addStep(start, step("rename"));
    expect(presentStep(stepBack(edited)).scenario).toBe(seed.scenario);
    expect(presentStep(stepForward(stepBack(edited)))).toBe(presentStep(edited));
  });

  it("an edit after undo forgets what was undone", () => {
    const edited = addStep(stepBack(addStep(start, step("a"))), step("b"));
    expect(names(edited)).toEqual(["open", "b"]);
  });

  it("typing in one field within a second is one step, and a pause or another field begins the next", () => {
    let history = addStep(start, step("a", 0, typing("field 1")));
    history = addStep(history, step("ab", 900, typing("field 1")));
    history = addStep(history, step("abc", 1900, typing("field 1")));
    expect(names(history)).toEqual(["open", "abc"]);
    history = addStep(history, step("abcd", 2901, typing("field 1")));
    history = addStep(history, step("x", 2950, typing("field 2")));
    expect(names(history)).toEqual(["open", "abc", "abcd", "x"]);
  });

  it("what was undone is not added to: undo, then typing in the same field, is a new step", () => {
    let history = addStep(addStep(start, step("a", 0, typing("f"))), step("b", 10));
    history = addStep(stepBack(history), step("c", 20, typing("f")));
    expect(names(history)).toEqual(["open", "a", "c"]);
    expect(names(addStep(stepBack(addStep(start, step("a", 0, typing("f")))), step("b", 1, typing("f"))))).toEqual([
      "open",
      "b",
    ]);
  });

  it(`keeps the last ${undoLimit} steps, and not many more`, () => {
    let history = start;
    let fewest = Number.POSITIVE_INFINITY;
    for (let i = 1; i <= 3 * undoLimit; i++) {
      history = addStep(history, step(String(i)));
      if (i > undoLimit) fewest = Math.min(fewest, history.at);
      expect(history.at).toBeLessThan(undoLimit + 50);
    }
    expect(fewest).toBe(undoLimit);
    let undone = 0;
    while (undoName(history) !== undefined) {
      history = stepBack(history);
      undone++;
    }
    expect(presentStep(history).name).toBe(String(3 * undoLimit - undone));
  });

  it("any walk of edits, undos and redos is that of two plain stacks (seed 3)", () => {
    const action = fc.oneof(fc.constant("undo"), fc.constant("redo"), fc.nat({ max: 99 }).map(String));
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let history = start;
        const past: string[] = [];
        let future: string[] = [];
        let present = "open";
        for (const each of actions) {
          if (each === "undo") {
            history = stepBack(history);
            const back = past.pop();
            if (back !== undefined) {
              future.push(present);
              present = back;
            }
          } else if (each === "redo") {
            history = stepForward(history);
            const next = future.pop();
            if (next !== undefined) {
              past.push(present);
              present = next;
            }
          } else {
            history = addStep(history, step(each));
            past.push(present);
            future = [];
            present = each;
          }
          expect(presentStep(history).name).toBe(present);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
