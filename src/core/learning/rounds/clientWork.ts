import { Random } from "../../base/random";
import type { ClientData, FederatedData, Samples } from "../data/samples";
import type { Network } from "../models/network";
import { type LocalResult, type LocalScratch, localScratch, trainLocally } from "./localTraining";
import type { TrainingSettings } from "./trainingSettings";

/** What a client does in one round. */
export interface ClientTask {
  /** Its number. */
  readonly client: number;
  /** Names the stream of chance beside the client: a round, or a count of dispatches. */
  readonly round: number;
  readonly epochs: number;
  readonly start: Float64Array;
  readonly correction?: Float64Array;
}

export interface ClientUpdate {
  /** Parameters after less before, as the client sends it. */
  readonly update: Float64Array;
  readonly steps: number;
}

/** The clients of a run: their data, and which of them work against it. */
export class Workforce {
  private readonly scratch: LocalScratch;
  private readonly byzantine: ReadonlySet<number>;
  private readonly flipped = new Map<number, Samples>();

  constructor(
    private readonly data: FederatedData,
    private readonly network: Network,
    private readonly settings: TrainingSettings,
    private readonly seed: number,
  ) {
    this.scratch = localScratch(network.parameterCount);
    this.byzantine = byzantineClients(data.clients.length, settings.byzantine?.share ?? 0, seed);
  }

  /** Trains one client; every step out is a place to stop. */
  *work({ client, round, epochs, start, correction }: ClientTask): Generator<void, ClientUpdate> {
    const { id } = this.data.clients[client] as ClientData;
    const random = new Random(this.seed, "train", round, id);
    const trained: LocalResult = yield* trainLocally(
      this.network,
      start,
      this.samplesOf(client),
      this.settings.local,
      { epochs, ...(correction && { correction }) },
      random,
      this.scratch,
    );
    const update = trained.parameters;
    for (let i = 0; i < update.length; i++) update[i] = (update[i] as number) - (start[i] as number);
    if (this.byzantine.has(client)) this.spoil(update, random);
    return { update, steps: trained.steps };
  }

  private samplesOf(client: number): Samples {
    const { train } = this.data.clients[client] as ClientData;
    if (this.settings.byzantine?.kind !== "label-flip" || !this.byzantine.has(client)) return train;
    const known = this.flipped.get(client);
    if (known !== undefined) return known;
    const flipped = { ...train, labels: train.labels.map((label) => train.classes - 1 - label) };
    this.flipped.set(client, flipped);
    return flipped;
  }

  private spoil(update: Float64Array, random: Random): void {
    const { kind, scale = 1 } = this.settings.byzantine ?? {};
    if (kind === "sign-flip") for (let i = 0; i < update.length; i++) update[i] = -scale * (update[i] as number);
    if (kind === "noise") for (let i = 0; i < update.length; i++) update[i] = scale * random.normal();
  }
}

/** The clients, by number, that work against a run of this seed: a share of all, rounded to whole clients. */
export function byzantineClients(count: number, share: number, seed: number): ReadonlySet<number> {
  const order = Array.from({ length: count }, (_, i) => i);
  new Random(seed, "byzantine").shuffle(order);
  return new Set(order.slice(0, Math.round(share * count)));
}
