import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { runToEnd } from "../src/core/base/progress";
import { Random } from "../src/core/base/random";
import type { Samples } from "../src/core/learning/data/samples";
import { type SyntheticSettings, syntheticData } from "../src/core/learning/data/synthetic";
import { type ModelSettings, makeNetwork } from "../src/core/learning/models/makeNetwork";
import type { Network } from "../src/core/learning/models/network";
import { trainFederated } from "../src/core/learning/rounds/trainFederated";
import { trainingSettings } from "../src/core/learning/rounds/trainingSettings";
import type { LearningRules } from "../src/core/scenario/schema";
import { trainOnDigits } from "./learningDigits";
import { codecArms, fedProxArms, runStudy, type StudyRun } from "./learningFedProx";
import { type PeerTrainer, tensorflowTrainer } from "./learningPeers";
import { studyCurves, studyTables } from "./learningStudyReport";

const learningRate = 0.01;
const uncapped: SyntheticSettings = { alpha: 1, beta: 1, areVariances: false, iid: false, maxSamples: undefined };

/**
 * `npm run bench -- learning`: steps of local SGD against TensorFlow.js, same model, batches and start, and the time of whole trainings and of a convolutional
 * network on the digits. Fails where parameters differ or a figure is missed. `--digits`: those alone; `--whole 66`: a whole training with so many clients a round alone. `--fedprox [--stragglers 0,50,90]`: FedAvg and FedProx under stragglers; `--codecs`: sign and top-k with and without error
 * feedback; both `[--seeds 0,1,2,3,4] [--rounds 200] [--save RUNS.json] [--curves PICTURE.svg]`, or `--from RUNS.json,...` in place of training.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fedprox: { type: "boolean", default: false },
      codecs: { type: "boolean", default: false },
      digits: { type: "boolean", default: false },
      whole: { type: "string" },
      seeds: { type: "string", default: "0,1,2,3,4" },
      rounds: { type: "string", default: "200" },
      stragglers: { type: "string", default: "0,50,90" },
      save: { type: "string" },
      from: { type: "string" },
      curves: { type: "string" },
    },
  });
  const rounds = Number(values.rounds);
  if (values.fedprox || values.codecs || values.from !== undefined) {
    const arms = values.codecs ? codecArms(rounds) : fedProxArms(rounds, values.stragglers.split(",").map(Number));
    const runs =
      values.from === undefined
        ? runStudy(arms, values.seeds.split(",").map(Number))
        : readRuns(values.from.split(","));
    if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(runs));
    if (values.curves !== undefined) writeFileSync(values.curves, studyCurves(runs));
    console.log(studyTables(runs));
  } else if (values.digits) {
    trainOnDigits();
  } else if (values.whole !== undefined) {
    wholeTraining(Number(values.whole));
  } else {
    for (const batchSize of [10, 32]) {
      await compareSteps("softmax regression 60-10", { kind: "softmax" }, batchSize);
      await compareSteps("MLP 60-64-10", { kind: "mlp", hidden: [64] }, batchSize);
    }
    wholeTraining(10);
    wholeTraining(66);
    trainOnDigits();
  }
  console.log(`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
}

function readRuns(files: readonly string[]): StudyRun[] {
  return files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as StudyRun[]);
}

async function compareSteps(name: string, model: ModelSettings, batchSize: number): Promise<void> {
  const { clients, ...shape } = syntheticData(["bench"], { ...uncapped, maxSamples: 1_000 }, 4);
  const samples = repeated(clients[0]?.train as Samples, 960);
  const network = makeNetwork(model, shape);
  if (!network.ok) throw new Error(network.error[0]?.message);
  const start = network.value.start(new Random(1)).map((value, i) => value + 0.01 * ((i % 7) - 3));
  const task = { samples, tensors: network.value.tensors, start, batchSize, learningRate };
  const peers = [
    { label: "TensorFlow.js CPU, minimize", backend: "cpu", isWrittenOut: false, least: batchSize === 10 ? 5 : 0 },
    { label: "TensorFlow.js WASM, minimize", backend: "wasm", isWrittenOut: false, least: batchSize === 10 ? 3 : 0 },
    { label: "TensorFlow.js CPU, gradients written out", backend: "cpu", isWrittenOut: true, least: 0 },
    { label: "TensorFlow.js WASM, gradients written out", backend: "wasm", isWrittenOut: true, least: 0 },
  ] as const;
  console.log(`${name}, batch ${batchSize}`);
  for (const { label, backend, isWrittenOut, least } of peers) {
    const ours = ourTrainer(network.value, samples, start, batchSize);
    const peer = await tensorflowTrainer(backend, isWrittenOut, task);
    ours.steps(50);
    peer.steps(50);
    const difference = largestDifference(ours.parameters(), peer.parameters());
    const ourMicros = microsPerStep(ours, 2_000);
    const peerMicros = microsPerStep(peer, 100);
    const ratio = peerMicros / ourMicros;
    peer.dispose();
    const isMissed = ratio < least || difference > 1e-5;
    if (isMissed) process.exitCode = 1;
    console.log(
      `  ${label.padEnd(42)} ${peerMicros.toFixed(1).padStart(8)} us a step, ours ${ourMicros.toFixed(1).padStart(6)}: ${ratio.toFixed(1)}x${least > 0 ? ` (at least ${least})` : ""}, parameters differ by ${difference.toExponential(1)} after 50 steps${isMissed ? " MISSED" : ""}`,
    );
  }
}

function ourTrainer(network: Network, samples: Samples, start: Float64Array, batchSize: number): PeerTrainer {
  const parameters = start.slice();
  const gradient = new Float64Array(parameters.length);
  const order = Uint32Array.from(samples.labels.keys());
  const batches = Math.floor(samples.count / batchSize);
  let next = 0;
  return {
    steps(count) {
      for (let step = 0; step < count; step++) {
        network.gradient(parameters, samples, order, next * batchSize, (next + 1) * batchSize, gradient);
        for (let i = 0; i < parameters.length; i++) {
          parameters[i] = (parameters[i] as number) - learningRate * (gradient[i] as number);
        }
        next = (next + 1) % batches;
      }
    },
    parameters: () => Float32Array.from(parameters),
    dispose: () => undefined,
  };
}

/** The best of five, so that what else the machine does counts little. */
function microsPerStep(trainer: PeerTrainer, count: number): number {
  trainer.steps(count);
  const times = Array.from({ length: 5 }, () => {
    const startMs = performance.now();
    trainer.steps(count);
    return (1000 * (performance.now() - startMs)) / count;
  });
  return Math.min(...times);
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
}

function repeated(samples: Samples, count: number): Samples {
  const values = Float32Array.from(
    { length: count * samples.dimension },
    (_, i) => samples.values[i % samples.values.length] as number,
  );
  const labels = Uint8Array.from({ length: count }, (_, i) => samples.labels[i % samples.count] as number);
  return { ...samples, count, values, labels };
}

function wholeTraining(participants: number): void {
  const ids = Array.from({ length: 66 }, (_, i) => `sat-${i + 1}`);
  const seed = 0;
  const data = syntheticData(ids, uncapped, seed);
  const samples = data.clients.reduce((sum, { train, test }) => sum + train.count + test.count, 0);
  const rules: LearningRules = { participants, rounds: 100 };
  const settings = trainingSettings(rules, ids.length);
  const network = makeNetwork({ kind: "softmax" }, data);
  if (!settings.ok || !network.ok) throw new Error("refused");
  // The processor's time: one core's, whatever else the machine does.
  const before = process.cpuUsage();
  const training = trainFederated({ data, network: network.value, settings: settings.value, seed });
  const { rounds } = runToEnd(training);
  const used = process.cpuUsage(before);
  const seconds = (used.user + used.system) / 1e6;
  const isMissed = participants === 10 && seconds > 20;
  if (isMissed) process.exitCode = 1;
  console.log(
    `66 satellites, Synthetic(1, 1), seed ${seed}, ${samples} samples, ${participants} a round, 100 rounds, 20 epochs: ${seconds.toFixed(1)} s of one core${participants === 10 ? " (at most 20)" : ""}, accuracy ${(100 * (rounds[99]?.accuracy ?? 0)).toFixed(2)} %${isMissed ? " MISSED" : ""}`,
  );
}
