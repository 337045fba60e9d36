import { expect, it } from "vitest";
import { fuzzyRank } from "./fuzzyRank";

const ranked = (wanted: string, ...texts: readonly string[]) =>
  fuzzyRank(
    texts.map((text) => ({ texts: [text] })),
    wanted,
    10,
  ).map((item) => item.texts[0]);

it("puts the whole text before its start, a word's start, the inside, and letters with gaps", () => {
  const texts = ["s-a-t", "observation sats", "sat", "bosatsu", "sat-001"];
  expect(ranked("sat", ...texts)).toEqual(["sat", "sat-001", "observation sats", "bosatsu", "s-a-t"]);
});

it("wants every word, in any order, whatever the case", () => {
  expect(ranked("LIGHT dark", "Switch between dark and light", "Dark theme")).toEqual([
    "Switch between dark and light",
  ]);
});

it("finds letters in order, the nearer together the better, and only from a word's start", () => {
  expect(ranked("stl", "Show the gold list", "Show timeline", "Fasten the lid")).toEqual([
    "Show timeline",
    "Show the gold list",
  ]);
});

it("keeps the order of equals, gives the first ones without a text and no more than asked for", () => {
  const items = Array.from({ length: 10_000 }, (_, index) => ({ texts: [`sat-${index}`] }));
  expect(fuzzyRank(items, " ", 3)).toEqual(items.slice(0, 3));
  expect(fuzzyRank(items, "sat", 3)).toEqual(items.slice(0, 3));
  expect(fuzzyRank(items, "sat-9999", 3)).toEqual(items.slice(9999));
  expect(fuzzyRank(items, "zzz", 3)).toEqual([]);
});

it("looks through all texts of an item, the first one first", () => {
  const byName = { texts: ["north", "svalbard"] };
  const byId = { texts: ["svalbard", "north"] };
  expect(fuzzyRank([byName, byId], "svalbard", 2)).toEqual([byId, byName]);
});
