import { expect, test } from "vitest";
import { byzantineText, faultText, stragglerText } from "./faultTexts";

test("a share too small for one client says so, and from where on it is one", () => {
  expect(byzantineText(0.1, 4)).toBe("none of 4 clients: one from 0.125 on");
  expect(byzantineText(0.125, 4)).toBe("1 of 4 clients");
  expect(byzantineText(0.17, 12)).toBe("2 of 12 clients");
  expect(byzantineText(0, 12)).toBe("0 of 12 clients");
  for (let clients = 1; clients <= 300; clients++) {
    const [, least] = /from (.*) on/.exec(byzantineText(1e-6, clients)) ?? [];
    expect(byzantineText(Number(least), clients), `${clients} clients`).toMatch(/^1 of /);
  }
});

test("stragglers are a share of a round's clients, ten where nothing is said, all where they are fewer", () => {
  expect(stragglerText(0.1, {}, 4)).toBe("none of 4 clients a round: one from 0.125 on");
  expect(stragglerText(0.5, {}, 66)).toBe("5 of 10 clients a round");
  expect(stragglerText(0.5, { participants: 30 }, 66)).toBe("15 of 30 clients a round");
  expect(stragglerText(0.5, { privacy: { clipNorm: 1, noiseMultiplier: 1 } }, 66)).toBe(
    "5 of about 10 clients a round",
  );
  expect(stragglerText(0.5, { strategy: { kind: "fed-async" } }, 66)).toContain("by chance");
});

test("what goes wrong is told in a line, and nothing where nothing does", () => {
  const faults = { byzantine: { share: 0.25, kind: "sign-flip" }, stragglers: { share: 0.1 } } as const;
  expect(faultText({ faults }, 4)).toBe(
    "Byzantine (sign flip): 1 of 4 clients. Stragglers, drawn anew every time: none of 4 clients a round: one from 0.125 on.",
  );
  expect(faultText({ faults: { dropoutRate: 0.1 } }, 4)).toBeUndefined();
});
