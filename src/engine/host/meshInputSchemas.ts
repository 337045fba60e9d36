import { z } from "../../core/base/zod";

const node = z.int().min(0);
const integers = z.instanceof(Int32Array);
const numbers = z.instanceof(Float64Array);

const failures = z
  .strictObject({ node: integers, other: integers, fromMs: numbers, toMs: numbers })
  .refine(
    ({ node, other, fromMs, toMs }) => [other, fromMs, toMs].every(({ length }) => length === node.length),
    "columns must be of equal length",
  );

const mesh = { sliceText: z.string(), failures };
const at = { ...mesh, atMs: z.number() };
const metric = z.enum(["latency", "hops", "bandwidth"]);

/** More routes than anybody reads. */
const mostRoutes = 50;
const mostBundles = 1000;

const pair = z
  .strictObject({ from: node, to: node })
  .refine(({ from, to }) => from !== to, "ends must differ from each other");

const study = {
  ...mesh,
  pairs: z.array(pair).min(1).max(1000),
  metric,
  sampleCount: z.int().min(1).max(10_000),
};

const figure = z.number().nullable();
const path = z.int().min(-1);

const series = z
  .strictObject({
    count: z.int().min(0),
    atMs: numbers,
    latencyMs: numbers,
    path: integers,
    paths: z.array(z.array(z.string())),
    changes: z.array(z.strictObject({ atMs: z.number(), path, cause: z.string() })),
    figures: z.strictObject({ minMs: figure, medianMs: figure, maxMs: figure, availability: z.number() }).optional(),
  })
  .refine(
    ({ count, ...columns }) => [columns.atMs, columns.latencyMs, columns.path].every(({ length }) => length === count),
    "columns must have `count` entries each",
  );

/** What each job of the mesh worker accepts, as far as it can be said without the scenario. */
export const meshInputSchemas = {
  meshFrame: z.strictObject(at),
  meshOutlook: z.strictObject(at),
  routesNow: z.strictObject({
    ...at,
    from: node,
    to: node,
    metric,
    count: z.int().min(1).max(mostRoutes),
    disjoint: z.enum(["nodes", "links"]).optional(),
  }),
  meshOverview: z.strictObject({ ...at, ends: z.array(node).max(2000) }),
  routesOverTime: z.strictObject({
    ...mesh,
    from: node,
    to: node,
    metric,
    stepSeconds: z.number().min(1e-6),
  }),
  exportRoutes: z.strictObject({ series, format: z.enum(["csv", "json"]) }),
  deliver: z.strictObject({
    ...mesh,
    bundles: z
      .array(z.strictObject({ from: node, to: node, sizeMB: z.number().positive(), atMs: z.number() }))
      .max(mostBundles),
  }),
  rankFailures: z.strictObject(study),
  randomFailures: z.strictObject({
    ...study,
    setSize: z.int().min(1),
    setCount: z.int().min(1).max(10_000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1),
  }),
};
