import { createPlanner, type Planner } from "../../engine/client/planner";
import { browserWorker } from "../../engine/client/spawnedWorker";
import { setBusy } from "./idle";

/** More workers than this only cost memory: blocks of contacts are short, and every worker keeps its own ephemeris. */
const largestPool = 8;

/** Calls under way. */
let running = 0;

/** The page's door to everything that is computed off the main thread but the mesh. */
export const planner: Planner = countingJobs(
  createPlanner({
    spawn: () =>
      browserWorker(new Worker(new URL("../../../workers/contacts.worker.ts", import.meta.url), { type: "module" })),
    poolSize: Math.min(Math.max(navigator.hardwareConcurrency, 2), largestPool),
  }),
);

/** Tells the idle signal while any call is under way, of whatever planner. */
export function countingJobs<Jobs extends object>(inner: Jobs): Jobs {
  const count = (change: 1 | -1): void => {
    running += change;
    setBusy("jobs", running > 0);
  };
  return new Proxy(inner, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        const result: unknown = member.apply(target, given);
        if (!(result instanceof Promise)) return result;
        count(1);
        return result.finally(() => count(-1));
      };
    },
  });
}
