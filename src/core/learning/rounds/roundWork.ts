import type { Problem } from "../../base/outcome";
import type { FederatedData } from "../data/samples";
import type { Network } from "../models/network";
import type { AsyncState } from "./asyncState";
import type { Workforce } from "./clientWork";
import type { RoundTraffic } from "./runLog";
import type { ScaffoldState } from "./scaffold";
import type { ServerModel } from "./serverModel";
import type { TrainingSettings } from "./trainingSettings";
import type { Uplink } from "./uplink";

/** One run: data spread over clients, a network, settings and a seed. */
export interface TrainingInput {
  readonly data: FederatedData;
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly seed: number;
}

/** One client's update on its way to the server. */
export interface ClientUpdateRecord {
  readonly round: number;
  readonly clientId: string;
  /** Parameters after less before, as the client has it. */
  readonly update: Float64Array;
  /** What the codec's message gives back. */
  readonly received: Float64Array;
  /** The message; without a codec four bytes a value, the lowest first. */
  readonly message: Uint8Array;
  /** Of the message. */
  readonly bytes: number;
  /** Whether it got lost and does not count. */
  readonly isLost: boolean;
}

/** Is shown every update that a client sends; the arrays may be kept, and must not be changed. */
export type UpdateObserver = (update: ClientUpdateRecord) => void;

/** The parts of a run that rounds work with. */
export interface RunParts extends TrainingInput {
  readonly workforce: Workforce;
  readonly uplink: Uplink;
  readonly server: ServerModel;
  readonly observe?: UpdateObserver | undefined;
}

/** A round's work: what it moved, or why the run ends here. Every step out is a place to stop. */
export type RoundWork = Generator<void, RoundTraffic | Problem>;

/** What rounds carry on beside server and codecs. */
export interface RoundsState {
  readonly scaffold?: ScaffoldState;
  readonly async?: AsyncState;
}

/** The rounds of a strategy, played one after the other. */
export interface Rounds {
  play(round: number): RoundWork;
  /** What is carried so far. Its arrays are never changed again, and may be shared. */
  carried(): RoundsState;
}

/** A problem that ends the run, with the round and client in front. */
export function inRound(round: number, [first]: readonly Problem[], client?: string): Problem {
  const path = client === undefined ? `round ${round}` : `round ${round}, client ${client}`;
  return { message: "stopped", ...first, path };
}
