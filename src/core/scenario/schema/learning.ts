import { z } from "../../base/zod";
import { count, flag, id, list, oneOf, quantity, record, text } from "../fields";
import { limits } from "../limits";
import { trainingRunSchema } from "./trainingRun";

/** Ways to make one model of many, by name; all synchronous but the last two. */
const strategyNames = [
  "fed-avg",
  "fed-avg-m",
  "fed-prox",
  "fed-adagrad",
  "fed-adam",
  "fed-yogi",
  "scaffold",
  "median",
  "trimmed-mean",
  "geometric-median",
  "krum",
  "multi-krum",
  "fed-async",
  "fed-buff",
] as const;

const pictureSide = { from: 1, to: 1024 };

const syntheticData = record("Synthetic(alpha, beta) as FedProx generates it, one client a satellite", {
  kind: z.literal("synthetic"),
  alpha: quantity("How far clients' models lie apart (standard deviation), default 1", "", { from: 0 }).optional(),
  beta: quantity("How far clients' data lie apart (standard deviation), default 1", "", { from: 0 }).optional(),
  areVariances: flag("Whether alpha and beta are variances, default false").optional(),
  iid: flag("One model and one distribution for all clients, default false").optional(),
  maxSamples: count("Cap on a client's samples, default none", { from: 20, to: 1_000_000 }).optional(),
});

const splitSchema = z
  .discriminatedUnion(
    "kind",
    [
      record("Equal parts at random", { kind: z.literal("iid") }),
      record("Each class by proportions from a Dirichlet distribution", {
        kind: z.literal("dirichlet"),
        concentration: quantity("Small values give each client few classes", "", { above: 0, to: 1e6 }),
      }),
      record("Equal runs of the samples sorted by class", {
        kind: z.literal("shards"),
        perClient: count("Shards a client", { from: 1, to: 1000 }),
      }),
      record("By the regions that satellites fly over, each with a mix of classes of its own", {
        kind: z.literal("ground-track"),
        regionDeg: quantity("Side of a region in latitude and longitude, default 30", "deg", {
          from: 5,
          to: 180,
        }).optional(),
        concentration: quantity("Small values give each region few classes, default 0.1", "", {
          above: 0,
          to: 1e6,
        }).optional(),
        hours: quantity(
          "For how long satellites collect, from the window's start; default 1.5 or the window",
          "hours",
          {
            above: 0,
            to: 720,
          },
        ).optional(),
      }),
    ],
    { error: "an object whose kind is iid, dirichlet, shards or ground-track" },
  )
  .describe("How samples are spread over the clients, default iid.");

const csvData = record("A table of your own: one column is the class, every other a number", {
  kind: z.literal("csv"),
  text: text("CSV with a header", limits.documentBytes),
  label: text("Name of the column of classes, default the last", 200).optional(),
  split: splitSchema.optional(),
  picture: z
    .tuple([count("Height", pictureSide), count("Width", pictureSide), count("Channels", { from: 1, to: 64 })], {
      error: "[height, width, channels]",
    })
    .describe("Height, width and channels where each row is a picture, row by row.")
    .optional(),
});

/** Pictures of 28 x 28 pixels. */
const digitsData = record("Handwritten digits: up to 10,000 pictures of MNIST (CC BY-SA 3.0)", {
  kind: z.literal("digits"),
  samples: count("Pictures, drawn at random, default all 10,000", { from: 100, to: 10_000 }).optional(),
  split: splitSchema.optional(),
});

const modelSchema = z
  .discriminatedUnion(
    "kind",
    [
      record("Softmax regression", { kind: z.literal("softmax") }),
      record("Dense layers with ReLU", {
        kind: z.literal("mlp"),
        hidden: list("widths", count("Width of a hidden layer", { from: 1, to: 4096 }), { atLeast: 1, atMost: 8 }),
      }),
      record("Blocks of convolution, ReLU and 2 x 2 pooling, then a dense layer", {
        kind: z.literal("conv"),
        filters: list("filters", count("Filters of a block", { from: 1, to: 512 }), { atLeast: 1, atMost: 4 }),
        kernel: count("Side of the kernels", { from: 1, to: 11 }),
      }),
    ],
    { error: "an object whose kind is softmax, mlp or conv" },
  )
  .describe("The model, default softmax regression.");

const strategySchema = record("How updates become one model", {
  kind: oneOf("Which strategy", strategyNames),
  proximalMu: quantity("fed-prox: weight of the proximal term, default 1", "", { from: 0 }).optional(),
  serverLr: quantity("Learning rate of the server; default 1, fed-adagrad and fed-adam 0.1, fed-yogi 0.01", "", {
    above: 0,
  }).optional(),
  beta1: quantity("Momentum of the server, default 0.9, fed-adagrad 0", "", { from: 0, below: 1 }).optional(),
  beta2: quantity("Decay of the server's second moment, default 0.99", "", { from: 0, below: 1 }).optional(),
  tau: quantity("Added to the root of the second moment, default 1e-3", "", { above: 0 }).optional(),
  v0: quantity("Second moment at the start, default tau^2", "", { from: 0 }).optional(),
  biasCorrection: flag("Whether moments are divided by 1 - beta^t, default false").optional(),
  trimFraction: quantity("trimmed-mean: share cut at each end, default 0.1", "", { from: 0, below: 0.5 }).optional(),
  byzantine: count("krum, multi-krum: wrong clients to stand, default 1", { from: 0, to: 20_000 }).optional(),
  keep: count("multi-krum: updates that are averaged, default all but the wrong ones", {
    from: 1,
    to: 20_000,
  }).optional(),
  mixing: quantity("fed-async: share of a fresh update in the new model, default 0.6", "", {
    above: 0,
    to: 1,
  }).optional(),
  stalenessFunction: oneOf("fed-async: how the share falls with staleness, default polynomial", [
    "constant",
    "polynomial",
    "hinge",
  ]).optional(),
  stalenessExponent: quantity("fed-async, fed-buff: the a of (1 + staleness)^-a and of the hinge, default 0.5", "", {
    from: 0,
  }).optional(),
  stalenessLimit: quantity("fed-async: staleness at which the hinge begins, default 6", "", { from: 0 }).optional(),
  bufferSize: count("fed-buff: updates of one step, default as many as participants", {
    from: 1,
    to: 20_000,
  }).optional(),
});

const localSchema = record("How a client trains", {
  epochs: count("Passes over its samples a round, default 20", { from: 1, to: 1000 }).optional(),
  batchSize: count("Samples of one step, default 10", { from: 1, to: 100_000 }).optional(),
  learningRate: quantity("Step of gradient descent, default 0.01", "", { above: 0, to: 100 }).optional(),
  momentum: quantity("Momentum of gradient descent, default 0", "", { from: 0, below: 1 }).optional(),
});

const faultsSchema = record("What goes wrong", {
  stragglers: record("Participants that do not finish a round's work", {
    share: quantity("Share of a round's participants", "", { from: 0, to: 1 }),
    partialWork: oneOf("Whether what they did counts, default keep", ["keep", "drop"]).optional(),
  }).optional(),
  dropoutRate: quantity("Chance that a participant's update is lost, default 0", "", { from: 0, below: 1 }).optional(),
  byzantine: record("Clients that work against the training", {
    share: quantity("Share of all clients", "", { from: 0, to: 1 }),
    kind: oneOf("What they do", ["sign-flip", "noise", "label-flip"]),
    scale: quantity("Factor of the flipped update, deviation of the noise; default 1", "", { above: 0 }).optional(),
  }).optional(),
});

const longestBlock = { from: 1, to: 16_777_216 };

/** The codec itself is known to core/compression; what concerns another codec is ignored. */
const compressionSchema = record("The codec of updates with its options, default none", {
  codec: text("Name of the codec", 64),
  seed: count("Seed of what is drawn, default 0", { from: 0, to: 4294967295 }).optional(),
  sparsity: quantity("Share of the values left out, default 0.99", "", { from: 0, below: 1 }).optional(),
  threshold: quantity("threshold: least magnitude kept, default 1e-3", "", { from: 0 }).optional(),
  scaled: flag("random-k: whether values are multiplied by d/k, default true without error feedback").optional(),
  bits: z
    .union([z.literal(8), z.literal(4)], { error: "8 or 4" })
    .describe("quantization: bits a value, default 8.")
    .optional(),
  blockSize: count("Values under one scale, default 256", longestBlock).optional(),
  stochastic: flag("Whether rounding is by chance, default true").optional(),
  levels: count("qsgd: positive levels, default 15", { from: 1, to: 32767 }).optional(),
  bucketSize: count("qsgd: values under one norm, default 512", longestBlock).optional(),
  rank: count("power-sgd: rank, default 4", { from: 1, to: 256 }).optional(),
  rows: count("sketch: rows, default 5", { from: 1, to: 31 }).optional(),
  columns: count("sketch: columns, default a twentieth of the values", longestBlock).optional(),
  momentum: quantity("dgc: momentum, default 0.9", "", { from: 0, below: 1 }).optional(),
  warmUpCalls: count("dgc: calls at each step of the warm-up, default 1", { from: 0, to: 1_000_000 }).optional(),
  quantizer: text("top-k-quantized: codec of the values kept, default quantization", 64).optional(),
  errorFeedback: flag("Whether what is left out is added to the next update, default false").optional(),
});

/** With it training takes place in mission time; all of it has defaults. */
const missionSchema = record("Training in mission time, over contacts and links", {
  server: id("The satellite that aggregates; default the ground, which all stations share").optional(),
  bookings: oneOf(
    "Which station time is used: what training itself needs, booked as it goes (demand, the default), or the bookings accepted in sync (schedule)",
    ["demand", "schedule"],
  ).optional(),
  relay: oneOf("Which links between satellites carry models and updates on, default mesh: all of them", [
    "none",
    "in-plane",
    "mesh",
  ]).optional(),
  selection: oneOf(
    "Who takes part in a round: by chance (default), whose update can be there soonest, or in turn (rotating): of those who took part least the soonest",
    ["random", "soonest", "rotating"],
  ).optional(),
  deadlineHours: quantity(
    "Greatest length of a synchronous round; satellites do as many epochs as fit, default none",
    "hours",
    { above: 0, to: 720 },
  ).optional(),
  pauseMinutes: quantity("fed-async, fed-buff: least time between two models to one satellite, default 15", "minutes", {
    from: 0,
    to: 43_200,
  }).optional(),
  sunlightOnly: flag("Whether satellites train in sunlight only, default false").optional(),
  computeTflops: quantity("Compute of satellites without a node, default 1", "Tflop/s", { above: 0 }).optional(),
  trainingFlops: quantity(
    "Operations of training on one sample once, forward and backward; default those of the model",
    "flop",
    { from: 0 },
  ).optional(),
  aggregation: record("fed-buff: when the buffer becomes a step", {
    kind: oneOf("When bufferSize updates are there (count, the default), at fixed intervals, or at chosen instants", [
      "count",
      "interval",
      "chosen",
    ]),
    intervalHours: quantity("interval: time between two steps, default 1", "hours", { above: 0, to: 720 }).optional(),
    horizonHours: quantity("chosen: how far instants are planned ahead, default 6", "hours", {
      above: 0,
      to: 720,
    }).optional(),
  }).optional(),
});

/** How a model is trained over the satellites; everything has a default. */
export const learningSchema = record("How a model is trained over the satellites", {
  data: z
    .discriminatedUnion("kind", [syntheticData, digitsData, csvData], {
      error: "an object whose kind is synthetic, digits or csv",
    })
    .describe("What is learned, default Synthetic(1, 1).")
    .optional(),
  model: modelSchema.optional(),
  strategy: strategySchema.optional(),
  local: localSchema.optional(),
  compression: compressionSchema.optional(),
  rounds: count("Rounds, default 100", { from: 1, to: 100_000 }).optional(),
  participants: count("Clients of a round, default 10 or all where they are fewer", { from: 1, to: 20_000 }).optional(),
  targetAccuracy: quantity("Accuracy on the tests that is aimed at", "", { above: 0, to: 1 }).optional(),
  seeds: list("seeds", count("A seed", { from: 0, to: 4294967295 }), { atLeast: 1, atMost: 32 })
    .refine((seeds) => new Set(seeds).size === seeds.length, { error: "seeds that differ, each once" })
    .describe("One run a seed, each once, default [0].")
    .optional(),
  faults: faultsSchema.optional(),
  privacy: record("Differential privacy of clients: clipped updates and noise on their mean", {
    clipNorm: quantity("Greatest length of an update", "", { above: 0 }),
    noiseMultiplier: quantity("Deviation of the noise on the sum, in clipNorm", "", { from: 0 }),
    delta: quantity("The delta of (epsilon, delta), default 1e-5", "", { above: 0, below: 1 }).optional(),
  }).optional(),
  secureAggregation: flag("Whether the server sees only masked updates and their sum, default false").optional(),
  mission: missionSchema.optional(),
  runs: list("runs", trainingRunSchema, { atMost: limits.trainingRuns })
    .describe("Trainings that were run, in short, for comparison. No training depends on them.")
    .optional(),
});

export type LearningRules = z.infer<typeof learningSchema>;
