import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { initialScriptBytes, mostInitialBytes } from "./initialScript";

const app = "dist/app";

/** Needs `npm run build`. */
describe("the built app", () => {
  it("loads less than 350 kB of script before the page is up: no globe, no dialogs", () => {
    expect(initialScriptBytes(app)).toBeLessThan(mostInitialBytes);
  });

  it("has no inline script, which the content security policy would block", () => {
    const html = readFileSync(join(app, "index.html"), "utf8");
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/\ssrc="/);
  });

  it("brings what Cesium fetches while running", () => {
    const files = readdirSync(join(app, "cesium"), { recursive: true, encoding: "utf8" });
    expect(files).toContain(join("Assets", "Textures", "NaturalEarthII", "tilemapresource.xml"));
    expect(files).toContain(join("Assets", "IAU2006_XYS", "IAU2006_XYS_0.json"));
    expect(files.filter((path) => path.startsWith("Workers") && path.endsWith(".js")).length).toBeGreaterThan(50);
  });
});
