import { expect, it } from "vitest";
import { readScenarioText } from "../../../core/scenario/parseScenario";
import { rangesOfPaths } from "./jsonPlaces";
import { minimalChange } from "./minimalChange";

const text = `{
  "schema": "orbitweave/scenario/1",
  "name": "A \\"plan\\"",
  "window": { "start": "2026-03-20T12:00:00Z", "durationHours": 1000 },
  "stations": [
    { "id": "a", "latDeg": 91, "lonDeg": 0, "altitudeKm": 0, "uplinkMbps": 1, "downlinkMbps": 1 },
    { "id": "b",
      "lonDeg": 0, "altitudeKm": 0, "uplinkMbps": 1, "downlinkMbps": 1 }
  ],
  "colour": { "a b": 1 }
}`;

function marked(path: string): string {
  const [range] = rangesOfPaths(text, [path]);
  return text.slice(range?.from, range?.to);
}

it("marks the value, the key that is too much, or the object that lacks something", () => {
  expect(marked("window.durationHours")).toBe("1000");
  expect(marked("stations[0].latDeg")).toBe("91");
  expect(marked("stations[1].latDeg")).toBe("{");
  expect(marked("stations[1]")).toBe("{");
  expect(marked("stations")).toBe('"stations"');
  expect(marked('colour["a b"]')).toBe("1");
  expect(marked("nowhere.at.all")).toBe("{");
  expect(marked("line 3, column 4")).toBe("n");
});

it("finds a place for every problem of a broken plan, and none outside of the text", () => {
  const broken = ["", "{", '{"name": }', text, text.slice(0, 200), `${text}}`, "[1, 2", '"x"'];
  for (const each of broken) {
    const parsed = readScenarioText(each);
    const paths = parsed.ok ? [] : parsed.error.map(({ path }) => path);
    for (const { from, to } of rangesOfPaths(each, [...paths, "", "line 900, column 900"])) {
      expect(0 <= from && from <= to && to <= each.length).toBe(true);
    }
  }
});

it("a change is the one stretch in which two texts differ", () => {
  expect(minimalChange("abc", "abc")).toBeUndefined();
  expect(minimalChange("abcd", "abXd")).toEqual({ from: 2, to: 3, insert: "X" });
  expect(minimalChange("aaa", "aa")).toEqual({ from: 2, to: 3, insert: "" });
  expect(minimalChange("", "x")).toEqual({ from: 0, to: 0, insert: "x" });
});
