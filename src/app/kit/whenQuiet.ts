const longestWaitMs = 10_000;

/** Resolves once the page is loaded and the browser has nothing more urgent to do, or has been busy for 10 s. */
export function whenQuiet(): Promise<void> {
  return new Promise((resolve) => {
    const wait = (): void => {
      if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: longestWaitMs });
      else resolve();
    };
    if (document.readyState === "complete") wait();
    else window.addEventListener("load", wait, { once: true });
  });
}
