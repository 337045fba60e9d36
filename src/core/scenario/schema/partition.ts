import { z } from "../../base/zod";
import { flag, id, instant, list, oneOf, quantity, record, text } from "../fields";
import { limits } from "../limits";

const layerName = text("Name, unique among the layers", 200);

const layer = record("A layer of the model", {
  name: layerName,
  paramsMB: quantity("Size of the parameters", "MB", { from: 0 }),
  flops: quantity("Floating point operations of one forward pass of one sample", "", { from: 0 }),
  activationMB: quantity("Size of the output, default 0", "MB", { from: 0 }).optional(),
  stateMB: quantity("Memory besides the parameters (KV cache, working memory), default 0", "MB", {
    from: 0,
  }).optional(),
});

export const modelSchema = record("A model as a sequence of layers", {
  name: text("Name for people", 200).optional(),
  inputMB: quantity("Size of the input, default the first layer's activationMB", "MB", { from: 0 }).optional(),
  layers: list("layers", layer, { atLeast: 1, atMost: limits.layers }),
});

export const nodeSchema = record("A computer; one with a satellite's or station's id sits there", {
  id: id("Id, unique among the nodes"),
  type: oneOf("Where it is", ["satellite", "ground"]),
  memoryGB: quantity("Memory", "GB", { from: 0 }),
  computeTflops: quantity("Compute", "Tflop/s", { above: 0 }),
  efficiency: quantity("Achieved share of computeTflops, default 1", "", { above: 0, to: 1 }).optional(),
  watts: quantity("Power while it computes or sends, for the objective energy", "W", { from: 0 }).optional(),
});

const rate = {
  bandwidthMbps: quantity("Bandwidth", "Mbit/s", { above: 0 }),
  latencyMs: quantity("Latency", "ms", { from: 0 }),
};

export const partitionSchema = record("How the model is spread over the nodes", {
  objective: oneOf("What is optimised", ["latency", "throughput", "energy"]),
  links: list(
    "links",
    record("A link between two nodes", {
      a: id("Node at one end"),
      b: id("Node at the other end"),
      ...rate,
      oneWay: flag("Only from a to b, default false").optional(),
    }),
    { atMost: limits.partitionLinks },
  ).optional(),
  defaultLink: record("The link of pairs without one of their own", rate)
    .nullable()
    .describe("The link of pairs without one of their own, default 1000 Mbit/s and 5 ms; null: none.")
    .optional(),
  at: instant("Instant of the mesh to take links from, default the window's start").optional(),
  linksOver: record("Links of the mesh over a period, in place of one instant", {
    statistic: oneOf("Each link at its worst, or at its mean while it is there", ["worst", "mean"]),
    stepSeconds: quantity("Time between two looks, default 60", "seconds", { from: 0.1 }).optional(),
    from: instant("Start, default the window's").optional(),
    to: instant("End, default the window's").optional(),
  }).optional(),
  inferences: quantity(
    "How many inferences a placement serves, over which reloading parameters is spread, default 10000",
    "",
    {
      from: 1,
    },
  ).optional(),
  pinned: z
    .record(z.string(), id("Node"), { error: "an object of layer names and node ids" })
    .describe("Node of each layer that is placed by hand, by layer name.")
    .optional(),
  assignments: z
    .record(z.string(), id("Node"), { error: "an object of layer names and node ids" })
    .describe(
      "The placement that holds: the node of each layer, by layer name; layers that are left out are not placed yet.",
    )
    .optional(),
  source: id("Node where the input is").optional(),
  sink: id("Node where the output must end").optional(),
});

export type ModelProfile = z.infer<typeof modelSchema>;
export type ComputeNode = z.infer<typeof nodeSchema>;
export type PartitionRules = z.infer<typeof partitionSchema>;
