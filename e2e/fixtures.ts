import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

interface WorkerFixtures {
  /** What shows the Earth on the first visit: the map, which opens sooner where there is no graphics card, unless the globe has a part in the flow. */
  readonly picture: "globe" | "map";
}

interface Fixtures {
  /** Whether the tour of the first visit is over: else its card lies over the page. True unless a test says otherwise. */
  readonly isTourSeen: boolean;
  /** A page in a browser context of its own: another person, with nothing stored. */
  readonly newVisitor: () => Promise<Page>;
  /**
   * What went wrong in any page of the test: console errors, uncaught exceptions, violations of the content security policy, and requests to
   * another host. A test that provokes one takes it out of the list; what is left at the end fails the test.
   */
  readonly problems: string[];
}

const softwareWebGl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
/** Without WebGL the browser puts pages together much faster where there is no graphics card. */
const noGraphics = ["--disable-gpu"];

/** Playwright's `test`, with every page watched. Import `test` and `expect` from here in each test file. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  isTourSeen: [true, { option: true }],
  picture: ["map", { option: true, scope: "worker" }],

  launchOptions: [
    async ({ launchOptions, picture }, use) => {
      const graphics = picture === "globe" ? softwareWebGl : noGraphics;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...graphics] });
    },
    { scope: "worker" },
  ],

  problems: [
    async ({ context, baseURL, isTourSeen, picture }, use) => {
      const problems: string[] = [];
      await watch(context, problems, baseURL);
      if (isTourSeen) await skipTour(context);
      if (picture === "map") await preferMap(context);
      await use(problems);
      expect(problems, "console errors, policy violations and foreign requests").toEqual([]);
    },
    { auto: true },
  ],

  newVisitor: async ({ browser, contextOptions, baseURL, viewport, problems, picture }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL && { baseURL }), viewport });
      contexts.push(context);
      await watch(context, problems, baseURL);
      await skipTour(context);
      if (picture === "map") await preferMap(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

async function skipTour(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (window.location.protocol.startsWith("http")) localStorage.setItem("orbitweave.tour", "true");
  });
}

async function preferMap(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!window.location.protocol.startsWith("http") || localStorage.getItem("orbitweave.view") !== null) return;
    localStorage.setItem("orbitweave.view", JSON.stringify({ state: { picture: "map" }, version: 0 }));
  });
}

async function watch(context: BrowserContext, problems: string[], baseURL: string | undefined): Promise<void> {
  const ownHost = new URL(baseURL ?? "http://127.0.0.1").host;
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console error: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().message}`));
  context.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    const local = protocol === "data:" || protocol === "blob:" || host === ownHost;
    if (!local) problems.push(`request to another host: ${request.url()}`);
  });
  await context.exposeBinding("reportPolicyViolation", (_, violation: string) => {
    problems.push(`content security policy: ${violation}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportPolicyViolation(text: string): void }).reportPolicyViolation;
      report(
        `${event.violatedDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}) ${event.sample}`,
      );
    });
  });
}
