import type { Problem } from "../../base/outcome";
import type { FederatedData } from "../data/samples";
import type { Network } from "../models/network";
import { privacySpent, roundDivergence } from "../privacy/rdpAccountant";
import { byzantineClients } from "./clientWork";
import type { ClientRecord, RoundRecord, TrainingRun } from "./roundRecord";
import type { TrainingSettings } from "./trainingSettings";

/** Bytes and clients of one round. */
export interface RoundTraffic {
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly participants: number;
}

/** Keeps a run's rounds and says how its model does. */
export class RunLog {
  readonly rounds: RoundRecord[];
  /** After the last round that was added here, client by client; empty before. */
  clientAccuracies = new Float64Array(0);
  private readonly divergence: Float64Array | undefined;

  constructor(
    private readonly data: FederatedData,
    private readonly network: Network,
    private readonly settings: TrainingSettings,
    before: readonly RoundRecord[] = [],
  ) {
    this.rounds = before.slice();
    const { privacy, participants } = settings;
    const sampling = Math.min(1, participants / data.clients.length);
    if (privacy !== undefined) this.divergence = roundDivergence(sampling, privacy.noiseMultiplier);
  }

  /** Evaluates the model after a round; a loss that is no number is a problem that names the first such client, and the round is not kept. */
  add(model: Float64Array, traffic: RoundTraffic): RoundRecord | Problem {
    const round = this.rounds.length + 1;
    let count = 0;
    let correct = 0;
    let lossSum = 0;
    const accuracies = new Float64Array(this.data.clients.length);
    for (const [client, { id, test }] of this.data.clients.entries()) {
      const part = this.network.evaluate(model, test);
      if (!Number.isFinite(part.lossSum)) {
        const path = `round ${round}, client ${id}`;
        return {
          path,
          message: "the loss is not finite",
          given: part.lossSum,
          allowed: "a smaller learning rate, say",
        };
      }
      accuracies[client] = part.correct / part.count;
      count += part.count;
      correct += part.correct;
      lossSum += part.lossSum;
    }
    const { privacy } = this.settings;
    const record: RoundRecord = {
      round,
      endsAt: null,
      accuracy: correct / count,
      loss: lossSum / count,
      ...traffic,
      ...(this.divergence && privacy && { epsilon: privacySpent(this.divergence, round, privacy.delta).epsilon }),
    };
    this.rounds.push(record);
    this.clientAccuracies = accuracies;
    return record;
  }

  /** The run so far as a result. */
  finish(seed: number, model: Float64Array, failed: Problem | undefined, warnings: readonly Problem[]): TrainingRun {
    const { targetAccuracy } = this.settings;
    const reached =
      targetAccuracy === undefined ? -1 : this.rounds.findIndex(({ accuracy }) => accuracy >= targetAccuracy);
    const bytes = this.rounds
      .slice(0, reached + 1)
      .reduce((sum, { bytesUp, bytesDown }) => sum + bytesUp + bytesDown, 0);
    return {
      seed,
      rounds: this.rounds.slice(),
      clients: this.clients(seed, model),
      model,
      roundsToTarget: reached < 0 ? null : reached + 1,
      bytesToTarget: reached < 0 ? null : bytes,
      ...(failed && { failed }),
      warnings,
    };
  }

  private clients(seed: number, model: Float64Array): ClientRecord[] {
    const { clients } = this.data;
    const { byzantine } = this.settings;
    const attackers = byzantineClients(clients.length, byzantine?.share ?? 0, seed);
    return clients.map(({ id, test, train }, client) => {
      const { count, correct, lossSum } = this.network.evaluate(model, test);
      return {
        id,
        samples: train.count + test.count,
        accuracy: correct / count,
        loss: lossSum / count,
        ...(byzantine && attackers.has(client) && { attack: byzantine.kind }),
      };
    });
  }
}
