import { exp, pow } from "../../base/elementary";
import { Random } from "../../base/random";
import { type ClientData, type FederatedData, pickSamples, type Samples } from "./samples";

const dimension = 60;
const classes = 10;
const trainShare = 0.9;
const leastSamples = 50;

export interface SyntheticSettings {
  /** How far clients' models lie apart, and how far their data; used as standard deviations, as the published code does. */
  readonly alpha: number;
  readonly beta: number;
  /** Take alpha and beta for variances, as the paper writes them. */
  readonly areVariances: boolean;
  /** One model and one distribution for all clients; alpha and beta then do nothing. */
  readonly iid: boolean;
  /** Cap on a client's samples; undefined: none. The log-normal sizes have a long tail. */
  readonly maxSamples: number | undefined;
}

/**
 * Synthetic(alpha, beta) of FedProx (Li et al. 2020), 60 features and 10 classes, one client an id: n = floor(lognormal(4, 2)) + 50 samples; u ~ N(0, alpha);
 * W and b ~ N(u, 1); B ~ N(0, beta); v_j ~ N(B, 1); x_j ~ N(v_j, j^-1.2); y = argmax(x W + b). The first 90 % of a client's samples are for training,
 * the rest for tests. Each client draws from a stream of its own, (seed, "synthetic", id), so that one client more changes no other.
 */
export function syntheticData(ids: readonly string[], settings: SyntheticSettings, seed: number): FederatedData {
  const shared = new Random(seed, "synthetic");
  const common = settings.iid ? drawModel(shared, 0) : undefined;
  const clients = ids.map((id) => syntheticClient(id, settings, new Random(seed, "synthetic", id), common));
  return { dimension, classes, clients };
}

interface LabelModel {
  /** [classes][dimension] */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

function syntheticClient(
  id: string,
  { alpha, beta, areVariances, iid, maxSamples }: SyntheticSettings,
  random: Random,
  common: LabelModel | undefined,
): ClientData {
  const drawn = Math.floor(exp(4 + 2 * random.normal())) + leastSamples;
  const count = Math.min(drawn, maxSamples ?? drawn);
  const modelMean = (areVariances ? Math.sqrt(alpha) : alpha) * random.normal();
  const featureMean = (areVariances ? Math.sqrt(beta) : beta) * random.normal();
  const means = Float64Array.from({ length: dimension }, () => (iid ? 0 : featureMean + random.normal()));
  const model = common ?? drawModel(random, modelMean);
  const samples = drawSamples(count, means, model, random);
  const trained = Math.floor(trainShare * count);
  const indices = Array.from({ length: count }, (_, i) => i);
  return {
    id,
    train: pickSamples(samples, indices.slice(0, trained)),
    test: pickSamples(samples, indices.slice(trained)),
  };
}

function drawModel(random: Random, mean: number): LabelModel {
  const weights = Float64Array.from({ length: dimension * classes }, () => mean + random.normal());
  return { weights, biases: Float64Array.from({ length: classes }, () => mean + random.normal()) };
}

function drawSamples(count: number, means: Float64Array, { weights, biases }: LabelModel, random: Random): Samples {
  const deviations = Float64Array.from({ length: dimension }, (_, j) => Math.sqrt(pow(j + 1, -1.2)));
  const values = new Float32Array(count * dimension);
  const labels = new Uint8Array(count);
  for (let s = 0; s < count; s++) {
    for (let j = 0; j < dimension; j++) {
      values[s * dimension + j] = (means[j] as number) + (deviations[j] as number) * random.normal();
    }
    labels[s] = labelOf(values, s * dimension, weights, biases);
  }
  return { count, dimension, classes, values, labels };
}

/** Softmax does not change which class is greatest. */
function labelOf(values: Float32Array, at: number, weights: Float64Array, biases: Float64Array): number {
  let best = 0;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) {
    let logit = biases[c] as number;
    for (let j = 0; j < dimension; j++) logit += (weights[c * dimension + j] as number) * (values[at + j] as number);
    if (logit > greatest) {
      greatest = logit;
      best = c;
    }
  }
  return best;
}
