import { expect, it } from "vitest";
import { makePlacement } from "../../../core/partition/makePlacement";
import { boardCost } from "../../state/partition/boardCost";
import { energyText, faultText, msChangeText, msText, rateText, shareText } from "./placementTexts";

it("times carry three digits or so and their unit, and tell a missing path", () => {
  expect([0, 0.8123, 1.5, 34.21, 812.3, 1204, 65_000].map(msText)).toEqual([
    "0.00 ms",
    "0.812 ms",
    "1.50 ms",
    "34.2 ms",
    "812 ms",
    "1.20 s",
    "65.0 s",
  ]);
  expect(msText(Number.POSITIVE_INFINITY)).toBe("no path");
});

it("changes carry their sign; what is no change says so", () => {
  expect([5.5, -0.2, 1e-5].map(msChangeText)).toEqual(["+5.50 ms", "−0.200 ms", "±0"]);
});

it("rates follow from the bottleneck; powers that are not told give no energy", () => {
  expect([rateText(19.4), rateText(0.5), rateText(Number.POSITIVE_INFINITY)]).toEqual(["51.5/s", "2000/s", "0/s"]);
  expect([energyText(Number.NaN), energyText(1.2345)]).toEqual(["unknown", "1.23 J"]);
  expect([shareText(0), shareText(0.034), shareText(0.5)]).toEqual(["0 %", "3.4 %", "50 %"]);
});

it("a layer on a node that has failed breaks a rule ahead of all others, and the rule says since when", () => {
  const made = makePlacement(
    { layers: [{ name: "one", paramsMB: 2000, flops: 1e9 }] },
    [{ id: "s1", type: "satellite", memoryGB: 1, computeTflops: 1 }],
    {},
    { atMs: Date.UTC(2026, 2, 20, 12), linkOf: () => null, hasFailed: () => true },
  );
  if (!made.ok) throw new Error("no problem");
  const cost = boardCost(made.value, Int32Array.of(0));
  expect(cost.faults.map((fault) => faultText(made.value, fault, cost))).toEqual([
    "s1 has failed at 2026-03-20 12:00:00 UTC",
    expect.stringContaining("s1 is overfull"),
  ]);
});
