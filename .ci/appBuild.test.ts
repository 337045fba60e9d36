import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const app = "dist/app";

/** Needs `npm run build`. */
describe("the built app", () => {
  it("does not load the globe's engine before the page is up", () => {
    const html = readFileSync(join(app, "index.html"), "utf8");
    const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = ""]) => path);
    expect(first.length).toBeGreaterThan(0);
    const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(app, path))).length, 0);
    expect(bytes).toBeLessThan(500_000);
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
