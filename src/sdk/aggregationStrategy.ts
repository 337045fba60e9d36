/** How updates of many clients become one. */
export const AggregationStrategy = {
  FedAvg: "fed-avg",
  FedAvgM: "fed-avg-m",
  FedAdagrad: "fed-adagrad",
  FedAdam: "fed-adam",
  FedYogi: "fed-yogi",
  Median: "median",
  TrimmedMean: "trimmed-mean",
  GeometricMedian: "geometric-median",
  Krum: "krum",
  MultiKrum: "multi-krum",
  FedAsync: "fed-async",
  FedBuff: "fed-buff",
} as const;

export type AggregationStrategy = (typeof AggregationStrategy)[keyof typeof AggregationStrategy];
