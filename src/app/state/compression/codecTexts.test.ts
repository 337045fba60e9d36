import { expect, test } from "vitest";
import { codecList } from "./codecOptions";
import { codecTitles } from "./codecTexts";

test("a codec has the name that documents and the command line know, but for capitals and hyphens", () => {
  for (const codec of codecList) {
    expect(codecTitles[codec].toLowerCase().replace(/[^a-z0-9]/g, "")).toBe(codec.replaceAll("-", ""));
  }
});
