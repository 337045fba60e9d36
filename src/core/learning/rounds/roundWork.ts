import type { Problem } from "../../base/outcome";
import type { FederatedData } from "../data/samples";
import type { Network } from "../models/network";
import type { Workforce } from "./clientWork";
import type { RoundTraffic } from "./runLog";
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

/** The parts of a run that rounds work with. */
export interface RunParts extends TrainingInput {
  readonly workforce: Workforce;
  readonly uplink: Uplink;
  readonly server: ServerModel;
}

/** A round's work: what it moved, or why the run ends here. Every step out is a place to stop. */
export type RoundWork = Generator<void, RoundTraffic | Problem>;

/** A problem that ends the run, with the round and client in front. */
export function inRound(round: number, [first]: readonly Problem[], client?: string): Problem {
  const path = client === undefined ? `round ${round}` : `round ${round}, client ${client}`;
  return { message: "stopped", ...first, path };
}
