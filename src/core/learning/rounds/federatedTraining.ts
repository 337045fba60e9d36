import type { Outcome, Problem } from "../../base/outcome";
import { failure, success } from "../../base/outcome";
import type { Sliced } from "../../base/progress";
import { Random } from "../../base/random";
import { AsyncRounds } from "./asyncRounds";
import { Workforce } from "./clientWork";
import { misfits } from "./misfits";
import type { RoundRecord, TrainingRun } from "./roundRecord";
import type { Rounds, TrainingInput, UpdateObserver } from "./roundWork";
import { RunLog } from "./runLog";
import { ServerModel } from "./serverModel";
import { SyncRounds } from "./syncRounds";
import type { TrainingState } from "./trainingState";
import { Uplink } from "./uplink";

export interface TrainingOptions {
  /** Is shown the update of each client as it is sent. */
  readonly observe?: UpdateObserver;
}

/**
 * Federated training, round by round, from a model drawn from (seed, "model"). Every draw has a stream of its own, named by what it is for, and sums go by
 * the order of clients: the same input gives the same bytes everywhere, also where a training is saved between two rounds and gone on with elsewhere.
 */
export class FederatedTraining {
  private readonly server: ServerModel;
  private readonly uplink: Uplink;
  private readonly rounds: Rounds;
  private readonly log: RunLog;
  private failed: Problem | undefined;
  private ended: TrainingState;

  constructor(
    private readonly input: TrainingInput,
    { observe }: TrainingOptions = {},
    from?: TrainingState,
  ) {
    const { data, network, settings, seed } = input;
    this.server = new ServerModel(network.start(new Random(seed, "model")), settings, seed, data.clients.length);
    if (from !== undefined) this.server.restore(from.server);
    this.uplink = new Uplink(settings.codec, network.tensors, from?.senders);
    const workforce = new Workforce(data, network, settings, seed);
    const parts = { ...input, workforce, uplink: this.uplink, server: this.server, observe };
    const isAsync = settings.strategy === "fed-async" || settings.strategy === "fed-buff";
    this.rounds = isAsync ? new AsyncRounds(parts, from) : new SyncRounds(parts, from);
    this.log = new RunLog(data, network, settings, from?.rounds);
    this.failed = from?.failed;
    this.ended = this.capture();
  }

  /** Goes on from a state; one that does not belong to this input is a problem. */
  static resume(input: TrainingInput, from: TrainingState, options?: TrainingOptions): Outcome<FederatedTraining> {
    const problems = misfits(from, input);
    return problems.length > 0 ? failure(problems) : success(new FederatedTraining(input, options, from));
  }

  /**
   * Trains from where it stands to the last round, once. Each finished round is handed over as it ends; values that stop being finite end the run, and the
   * rounds before stay.
   */
  *run(): Sliced<TrainingRun, RoundRecord> {
    const { settings } = this.input;
    const label = (round: number) => `Round ${round} of ${settings.rounds}`;
    for (let round = this.log.rounds.length + 1; round <= settings.rounds && this.failed === undefined; round++) {
      const work = this.rounds.play(round);
      let step = work.next();
      for (; step.done !== true; step = work.next()) {
        yield { fraction: (round - 1) / settings.rounds, label: label(round) };
      }
      const record = "message" in step.value ? step.value : this.log.add(this.server.model, step.value);
      if ("message" in record) {
        this.failed = record;
        this.ended = { ...this.ended, failed: record };
        break;
      }
      this.ended = this.capture();
      yield { fraction: round / settings.rounds, label: label(round), partial: record };
    }
    return this.result();
  }

  /** All that is carried, as of the last finished round. It shares arrays with the run: clone it, do not transfer it. */
  state(): TrainingState {
    return this.ended;
  }

  /** After the last round of this run, by client; empty before the first. */
  clientAccuracies(): Float64Array {
    return this.log.clientAccuracies;
  }

  /** The rounds so far, and how the model after the last of them does. */
  result(): TrainingRun {
    const { server, failed } = this.ended;
    return this.log.finish(this.input.seed, server.model, failed, server.warnings);
  }

  private capture(): TrainingState {
    return {
      rounds: this.log.rounds.slice(),
      ...(this.failed && { failed: this.failed }),
      server: this.server.carried(),
      senders: this.uplink.carried(),
      ...this.rounds.carried(),
    };
  }
}
