import { expect, it } from "vitest";
import { findMatches } from "./findMatches";

const items = [
  { id: "sat-001", name: "Alpha" },
  { id: "sat-002" },
  { id: "svalbard", name: "Svalbard" },
  { id: "beta-sat" },
];

it("finds by id and by name, whatever the case", () => {
  expect(findMatches(items, "ALPHA", 10).map(({ id }) => id)).toEqual(["sat-001"]);
  expect(findMatches(items, "svalb", 10).map(({ id }) => id)).toEqual(["svalbard"]);
});

it("puts what begins with the text before what only holds it", () => {
  expect(findMatches(items, "sat", 10).map(({ id }) => id)).toEqual(["sat-001", "sat-002", "beta-sat"]);
  expect(findMatches(items, "sat", 1).map(({ id }) => id)).toEqual(["sat-001"]);
});

it("gives the first ones without a text, and nothing for a text that nowhere stands", () => {
  expect(findMatches(items, " ", 2)).toHaveLength(2);
  expect(findMatches(items, "zzz", 2)).toEqual([]);
});
