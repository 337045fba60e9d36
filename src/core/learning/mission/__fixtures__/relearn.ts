import { pow } from "../../../base/elementary";
import { Random } from "../../../base/random";
import type { ClientData } from "../../data/samples";
import { Workforce } from "../../rounds/clientWork";
import type { TrainingInput } from "../../rounds/roundWork";
import type { MissionRun, UpdateLife } from "../missionRun";

/**
 * The model that follows from a run's log alone: each satellite trains the version of the model that the log says it was sent, and each step takes in the updates that
 * it says, weighted by the papers' formulas. For FedAvg, FedBuff and FedAsync without a codec and without privacy.
 */
export function relearn({ data, network, settings, seed }: TrainingInput, { log }: MissionRun): Float64Array {
  const workforce = new Workforce(data, network, settings, seed);
  const versions = [network.start(new Random(seed, "model"))];
  const latest = () => versions[versions.length - 1] as Float64Array;
  const received = new Map<number, Float64Array>();
  for (const event of log.events) {
    if (event.kind === "trained") {
      const life = log.updates[event.update] as UpdateLife;
      const earlier = log.updates.slice(0, event.update).filter(({ satellite }) => satellite === life.satellite);
      const isAsync = settings.strategy === "fed-async" || settings.strategy === "fed-buff";
      const task = {
        client: life.satellite,
        round: isAsync ? 1 + earlier.length : life.round,
        epochs: life.epochs,
        start: versions[life.version] as Float64Array,
      };
      const work = workforce.work(task);
      let step = work.next();
      while (step.done !== true) step = work.next();
      received.set(event.update, Float64Array.from(Float32Array.from(step.value.update)));
    }
    if (event.kind !== "aggregated") continue;
    const steps = event.updates.map((index) => {
      const life = log.updates[index] as UpdateLife;
      const samples = (data.clients[life.satellite] as ClientData).train.count;
      const staleness = versions.length - 1 - life.version;
      const fades = pow(1 + staleness, -settings.stalenessExponent);
      return { life, update: received.get(index) as Float64Array, samples, fades };
    });
    if (settings.strategy === "fed-async") {
      const [{ life, update, fades }] = steps as [(typeof steps)[number]];
      const share = settings.mixing * fades;
      const base = versions[life.version] as Float64Array;
      versions.push(latest().map((x, i) => x + share * ((base[i] as number) + (update[i] as number) - x)));
      continue;
    }
    const weights = steps.map(({ samples, fades }) => (settings.strategy === "fed-buff" ? samples * fades : samples));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const mean = (i: number) =>
      steps.reduce((all, { update }, k) => all + ((weights[k] as number) / sum) * (update[i] as number), 0);
    versions.push(steps.length === 0 ? latest() : latest().map((x, i) => x + settings.serverLr * mean(i)));
  }
  return latest();
}
