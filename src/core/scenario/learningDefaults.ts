/** What a training does where its rules say nothing. */
export const learningDefaults = {
  learningRate: 0.01,
  epochs: 20,
  batchSize: 10,
  momentum: 0,
  /** Of FedProx. */
  proximalMu: 1,
  rounds: 100,
  /** Of a round; all, where there are fewer. */
  participants: 10,
} as const;
