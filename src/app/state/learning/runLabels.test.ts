import { expect, test } from "vitest";
import type { LearningRules, Scenario } from "../../../core/scenario/schema";
import { runDetails } from "./runDetails";
import { runLabels } from "./runLabels";
import { runName } from "./runName";

function planOf(learning: LearningRules): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "plan",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [
      { id: "c", pattern: "star", planes: 2, satellitesPerPlane: 3, phasing: 0, altitudeKm: 780, inclinationDeg: 86 },
    ],
    learning,
  };
}

function labelsOf(...all: readonly LearningRules[]): readonly string[] {
  return runLabels(all.map((rules) => ({ name: runName(rules), details: runDetails(planOf(rules)) })));
}

test("ten learning rates are ten names", () => {
  const rates = Array.from({ length: 10 }, (_, i) => (i + 1) / 100);
  expect(labelsOf(...rates.map((learningRate) => ({ local: { learningRate } })))).toEqual(
    rates.map((rate) => `FedAvg, learning rate ${rate}`),
  );
});

test("a name stays short where it tells enough, whatever else differs", () => {
  const compression = { codec: "qsgd", levels: 127 };
  const byzantine = { share: 0.17, kind: "sign-flip", scale: 10 } as const;
  expect(
    labelsOf(
      { compression },
      { compression, faults: { byzantine }, rounds: 7 },
      { compression, faults: { byzantine }, strategy: { kind: "krum", byzantine: 2 } },
    ),
  ).toEqual(["FedAvg, qsgd", "FedAvg, qsgd, 17 % sign flip", "Krum, qsgd, 17 % sign flip"]);
});

test.each<[string, LearningRules, LearningRules, string, string]>([
  ["mu", { strategy: { kind: "fed-prox" } }, { strategy: { kind: "fed-prox", proximalMu: 0.1 } }, "mu 1", "mu 0.1"],
  [
    "the share that is kept",
    { compression: { codec: "top-k" } },
    { compression: { codec: "top-k", sparsity: 0.9 } },
    "keeping 1 %",
    "keeping 10 %",
  ],
  [
    "widths",
    { model: { kind: "mlp", hidden: [64] } },
    { model: { kind: "mlp", hidden: [32, 16] } },
    "widths 64",
    "widths 32, 16",
  ],
  ["epochs", {}, { local: { epochs: 5 } }, "epochs 20", "epochs 5"],
  ["rounds", {}, { rounds: 30 }, "rounds 100", "rounds 30"],
  ["participants", {}, { participants: 2 }, "participants 6", "participants 2"],
])("%s is told where it differs", (_, one, other, first, second) => {
  const [a = "", b = ""] = labelsOf(one, other);
  expect([a.split(", ").slice(-first.split(", ").length).join(", "), b]).toEqual([
    first,
    `${runName(other)}, ${second}`,
  ]);
});

test("any other setting of a number or word tells runs apart as well, and what cannot be told in words is numbered", () => {
  const faults = { byzantine: { share: 0.5, kind: "noise" } } as const;
  expect(labelsOf({ faults }, { faults: { byzantine: { ...faults.byzantine, scale: 50 } } })).toEqual([
    "FedAvg, 50 % noise",
    "FedAvg, 50 % noise, faults byzantine scale 50",
  ]);
  expect(labelsOf({ mission: {} }, { mission: { deadlineHours: 2 } })[1]).toContain("mission deadline hours 2");
  const table = (text: string): LearningRules => ({ data: { kind: "csv", text } });
  expect(labelsOf(table("a,b\n1,2"), table("a,b\n1,3"))).toEqual(["FedAvg, csv", "FedAvg, csv (2)"]);
  expect(runLabels([{ name: "mine" }, { name: "mine", details: ["epochs 5"] }])).toEqual(["mine", "mine (2)"]);
});
