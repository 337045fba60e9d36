import { exp, log } from "../../base/elementary";

/**
 * Softmax and cross-entropy of `rows` rows of logits. Returns the sum of losses in nats, and replaces the logits by the gradient of their mean: (softmax -
 * one-hot) / rows.
 */
export function crossEntropyGradient(logits: Float64Array, labels: Uint8Array, rows: number, classes: number): number {
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * classes;
    const greatest = logits[at + greatestOf(logits, at, classes)] as number;
    const label = at + (labels[row] as number);
    const labelled = logits[label] as number;
    let sum = 0;
    for (let i = at; i < at + classes; i++) {
      const power = exp((logits[i] as number) - greatest);
      logits[i] = power;
      sum += power;
    }
    loss += log(sum) + greatest - labelled;
    const scale = 1 / (sum * rows);
    for (let i = at; i < at + classes; i++) logits[i] = (logits[i] as number) * scale;
    logits[label] = (logits[label] as number) - 1 / rows;
  }
  return loss;
}

/** The loss of one row in nats. */
export function crossEntropy(logits: Float64Array, at: number, classes: number, label: number): number {
  const greatest = logits[at + greatestOf(logits, at, classes)] as number;
  let sum = 0;
  for (let i = at; i < at + classes; i++) sum += exp((logits[i] as number) - greatest);
  return log(sum) + greatest - (logits[at + label] as number);
}

/** The class of greatest logit, the first of equals. */
export function greatestOf(logits: Float64Array, at: number, classes: number): number {
  let best = 0;
  for (let i = 1; i < classes; i++) if ((logits[at + i] as number) > (logits[at + best] as number)) best = i;
  return best;
}
