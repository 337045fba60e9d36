import { expect, test } from "vitest";
import { codecList } from "./codecOptions";
import { codecTitles, optionsText } from "./codecTexts";

test("a codec has the name that documents and the command line know, but for capitals and hyphens", () => {
  for (const codec of codecList) {
    expect(codecTitles[codec].toLowerCase().replace(/[^a-z0-9]/g, "")).toBe(codec.replaceAll("-", ""));
  }
});

test("options are told in the words of the form, and by name where it has none", () => {
  expect(optionsText({ seed: 0, bits: 4, stochastic: false, errorFeedback: true })).toBe(
    "seed 0, bits a value 4, round by chance no, error feedback yes",
  );
  expect(optionsText({ later: 1 })).toBe("later 1");
  expect(optionsText({})).toBe("");
});
