import { describe, expect, it } from "vitest";
import { migrateToCurrent } from "./migrations";

const steps = [
  { from: 1, migrate: ({ name, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, title: name }) },
  { from: 2, migrate: (document: Readonly<Record<string, unknown>>) => ({ ...document, tags: [] }) },
];

describe("migration", () => {
  it("runs each step between a document's version and the current one, in order, once", () => {
    const old = { schema: "orbitweave/scenario/1", name: "old" };
    const current = { schema: "orbitweave/scenario/3", title: "old", tags: [] };
    expect(migrateToCurrent(old, steps, 3)).toEqual({ ok: true, value: current });
    expect(migrateToCurrent({ schema: "orbitweave/scenario/2", title: "x" }, steps, 3)).toMatchObject({
      value: { title: "x", tags: [], schema: "orbitweave/scenario/3" },
    });
    expect(old).toEqual({ schema: "orbitweave/scenario/1", name: "old" });
  });

  it("leaves the current version alone", () => {
    const document = { schema: "orbitweave/scenario/1", name: "now" };
    expect(migrateToCurrent(document)).toEqual({ ok: true, value: document });
  });

  it("refuses newer versions, gaps in the steps and what is no version", () => {
    const message = (schema: unknown, known = steps) => {
      const migrated = migrateToCurrent({ schema }, known, 3);
      return migrated.ok ? "fine" : migrated.error[0]?.message;
    };
    expect(message("orbitweave/scenario/4")).toBe("made by a newer Orbitweave");
    expect(message("orbitweave/scenario/1", steps.slice(1))).toBe("version can no longer be read");
    expect(message("orbitweave/scenario/0")).toBe("not a scenario of Orbitweave");
    expect(message("orbitweave/scenario/1.5")).toBe("not a scenario of Orbitweave");
    expect(message(1)).toBe("not a scenario of Orbitweave");
  });
});
