/** What the page may be busy with. */
export type BusyPart = "jobs" | "tiles" | "globe" | "timeline" | "schedule" | "compression";

const busy = new Set<BusyPart>(["jobs", "tiles", "globe"]);

/**
 * The app's own idle signal: `<html data-idle="true">` once no job runs, the positions for now are there and the globe has drawn them.
 * End-to-end tests wait for it. Idle is announced two frames late, so that one part handing over to the next does not flicker.
 */
export function setBusy(part: BusyPart, isBusy: boolean): void {
  if (busy.has(part) === isBusy) return;
  if (isBusy) busy.add(part);
  else busy.delete(part);
  if (busy.size > 0) announce(false);
  else requestAnimationFrame(() => requestAnimationFrame(() => busy.size === 0 && announce(true)));
}

export function isIdle(): boolean {
  return document.documentElement.dataset.idle === "true";
}

function announce(idle: boolean): void {
  document.documentElement.dataset.idle = String(idle);
}
