import { clock } from "../clockStore";
import { createTrainingNow, leastShownMs, type TrainingNow } from "./trainingNow";
import type { TrainingTrace } from "./trainingTrace";

/** How many train and what is under way, as globe and map show it. */
export interface TrainingCounts {
  readonly atWork: number;
  readonly models: number;
  readonly updates: number;
}

const known = new WeakMap<TrainingTrace, TrainingNow>();

function nowOf(trace: TrainingTrace, instantMs: number): TrainingNow {
  let now = known.get(trace);
  if (now === undefined) {
    now = createTrainingNow(trace);
    known.set(trace, now);
  }
  now.moveTo(instantMs, leastShownMs(clock.getState().speed));
  return now;
}

export function trainingCounts(trace: TrainingTrace, instantMs: number): TrainingCounts {
  const { atWork, underWay } = nowOf(trace, instantMs);
  let updates = 0;
  for (const row of underWay.row.subarray(0, underWay.count)) updates += trace.transfers.isUpdate[row] as number;
  return { atWork: atWork.count, models: underWay.count - updates, updates };
}

/** What each node does at an instant, in words, by node: what globe and map show of the training. `nameOf` a node. */
export function trainingTexts(
  trace: TrainingTrace,
  instantMs: number,
  nameOf: (node: number) => string,
): ReadonlyMap<number, string> {
  const { atWork, underWay } = nowOf(trace, instantMs);
  const { transfers, work, picture, satelliteOfUpdate } = trace;
  const texts = new Map<number, string>();
  const add = (node: number, text: string): void => {
    const before = texts.get(node);
    texts.set(node, before === undefined ? text : `${before}; ${text}`);
  };
  for (const row of atWork.row.subarray(0, atWork.count)) {
    add(work.satellite[row] as number, `trains, round ${picture.updates.round[work.update[row] as number]}`);
  }
  for (const row of underWay.row.subarray(0, underWay.count)) {
    const [from, to] = [transfers.from[row] as number, transfers.to[row] as number];
    const owner = satelliteOfUpdate[transfers.update[row] as number] as number;
    const isUpdate = transfers.isUpdate[row] === 1;
    const whole = isUpdate ? `the update of ${nameOf(owner)}` : `the model for ${nameOf(owner)}`;
    const sent = from === owner ? "its update" : !isUpdate && to === owner ? "the model" : whole;
    const got = to === owner ? "the model" : isUpdate && from === owner ? "the update" : whole;
    add(from, `sends ${sent} to ${nameOf(to)}`);
    add(to, `gets ${got} from ${nameOf(from)}`);
  }
  return texts;
}
