import { expect, test } from "./fixtures";

test.describe("the guard over every page", () => {
  test("hears of a blocked script, a request to another host and an uncaught exception", async ({ page, problems }) => {
    await page.goto("/scenario.schema.json");
    problems.length = 0;
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      const image = new Image();
      image.src = "http://other.invalid/pixel.png";
      setTimeout(() => {
        throw new Error("on purpose");
      });
    });
    await expect
      .poll(() => problems.join("\n"))
      .toMatch(/policy: script-src-elem blocked inline(?:.|\n)*policy: img-src/);
    await expect.poll(() => problems).toContain("uncaught: on purpose");
    problems.length = 0;
  });

  test("hears of the same in another visitor's page", async ({ newVisitor, problems }) => {
    const page = await newVisitor();
    await page.goto("/scenario.schema.json");
    problems.length = 0;
    await page.evaluate(() => console.error("on purpose"));
    await expect.poll(() => problems.join("\n")).toMatch(/^console error: on purpose/);
    problems.length = 0;
  });
});
