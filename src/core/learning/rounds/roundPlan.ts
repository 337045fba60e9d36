import { Random } from "../../base/random";
import type { TrainingSettings } from "./trainingSettings";

/** What becomes of one participant of a round. */
export interface Participant {
  readonly client: number;
  /** Passes over its samples; 0: a straggler whose work is dropped. */
  readonly epochs: number;
  /** Its update is lost on the way. */
  readonly isLost: boolean;
}

/**
 * Who takes part in a round, by number: `participants` of all clients, each set equally likely; with privacy each client by itself with the same
 * chance, which is what the accountant reckons with. Of them the stragglers, a share rounded to whole clients, do 1 to epochs - 1
 * passes (as FedProx's experiments have it) or nothing; each is lost with the dropout rate.
 */
export function planRound(settings: TrainingSettings, clients: number, seed: number, round: number): Participant[] {
  const random = new Random(seed, "round", round);
  const chosen = chooseClients(settings, clients, random);
  const stragglers = chosen.slice();
  random.shuffle(stragglers);
  const late = new Set(stragglers.slice(0, Math.round(settings.stragglers.share * chosen.length)));
  return chosen.map((client) => {
    const part = 1 + random.below(Math.max(1, settings.epochs - 1));
    const isLost = random.double() < settings.dropoutRate;
    if (!late.has(client)) return { client, epochs: settings.epochs, isLost };
    return { client, epochs: settings.stragglers.partialWork === "keep" ? part : 0, isLost };
  });
}

function chooseClients({ participants, privacy }: TrainingSettings, clients: number, random: Random): number[] {
  const all = Array.from({ length: clients }, (_, i) => i);
  if (privacy !== undefined) return all.filter(() => random.double() * clients < participants);
  random.shuffle(all);
  return all.slice(0, participants).sort((a, b) => a - b);
}
