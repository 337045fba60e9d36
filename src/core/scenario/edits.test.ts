import { describe, expect, it } from "vitest";
import { addSatellites } from "./edits";
import { examples } from "./examples";
import { parseScenario } from "./parseScenario";
import type { Scenario } from "./schema";

const scenario = examples[1]?.scenario as Scenario;
const orbit = { kind: "fixed" as const, latDeg: 0, lonDeg: 0, altitudeKm: 500 };

describe("adding satellites", () => {
  it("gives clashing ones a suffix and leaves the old document alone", () => {
    const before = structuredClone(scenario);
    const wished = ["new", "new", "star", "star-p1-s1", "svalbard", "n".repeat(64), "n".repeat(64)];
    const added = addSatellites(
      scenario,
      wished.map((id) => ({ id, orbit })),
    );
    if (!added.ok) throw new Error("refused");
    expect(added.value.satellites?.map(({ id }) => id)).toEqual([
      "new",
      "new-2",
      "star-2",
      "star-p1-s1-2",
      "svalbard-2",
      "n".repeat(64),
      `${"n".repeat(62)}-2`,
    ]);
    expect(parseScenario(added.value).ok).toBe(true);
    expect(scenario).toEqual(before);
  });

  it("is refused past the limits of a document", () => {
    const many = Array.from({ length: 19_935 }, (_, i) => ({ id: `s${i}`, orbit }));
    const tooMany = addSatellites(scenario, many);
    expect(tooMany.ok || tooMany.error[0]).toMatchObject({ message: "too many satellites", given: 20_001 });
    const long = many
      .slice(0, 19_000)
      .map((satellite) => ({ ...satellite, name: "a name that makes it long".repeat(3) }));
    const tooLarge = addSatellites(scenario, long);
    expect(tooLarge.ok || tooLarge.error[0]?.message).toBe("the document would be too large");
  });
});
