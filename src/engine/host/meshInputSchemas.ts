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
};
