import { whenQuiet } from "../../kit/whenQuiet";

export interface UpdateHandlers {
  /** A new version is there; `takeOver` puts it in place and loads the page anew. */
  readonly onWaiting: (takeOver: () => void) => void;
  /** Another tab let the new version in; this one runs on as it is. */
  readonly onReplaced: () => void;
}

const scriptAddress = "/service-worker.js";
const hourMs = 3_600_000;

/**
 * Has the browser keep the app for visits without a network, once the page has nothing more urgent to do, and looks for a new version every
 * hour. Does nothing where the browser cannot or must not.
 */
export function registerOffline(handlers: UpdateHandlers): void {
  if (!("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  let isOurs = false;
  const takeOver = (waiting: ServiceWorker) => (): void => {
    isOurs = true;
    waiting.postMessage("take-over");
  };
  // The first version takes this page over without replacing anything.
  let hadController = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (isOurs) window.location.reload();
    else if (hadController) handlers.onReplaced();
    hadController = true;
  });
  void whenQuiet()
    .then(() => workers.register(scriptAddress, { updateViaCache: "none" }))
    .then((registration) => {
      watch(registration, (waiting) => handlers.onWaiting(takeOver(waiting)));
      setInterval(() => void registration.update().catch(() => undefined), hourMs);
    })
    .catch(() => undefined);
}

function watch(registration: ServiceWorkerRegistration, onWaiting: (waiting: ServiceWorker) => void): void {
  const tell = (): void => {
    if (registration.waiting && registration.active) onWaiting(registration.waiting);
  };
  tell();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
}
