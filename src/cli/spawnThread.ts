import { Worker } from "node:worker_threads";
import { nodeThread, type SpawnedWorker } from "../engine/client/spawnedWorker";

/** Starts a thread that runs the contacts host: the built file next to the built command, or the source. */
export function spawnContactsThread(): SpawnedWorker {
  return nodeThread(import.meta.url.endsWith(".ts") ? sourceThread() : new Worker(entry("js")));
}

function entry(ending: "js" | "ts"): URL {
  return new URL(`./contactsThread.${ending}`, import.meta.url);
}

/** A thread does not inherit the loader that runs the sources: it has to load it itself before it can read the entry. */
function sourceThread(): Worker {
  const code = `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
    .then(({ register }) => { register(); return import(${JSON.stringify(entry("ts").href)}); })`;
  return new Worker(code, { eval: true });
}
