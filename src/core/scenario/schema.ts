import { z } from "../base/zod";
import { flag, instant, list, quantity, record, text } from "./fields";
import { limits } from "./limits";
import { learningSchema } from "./schema/learning";
import { meshSchema } from "./schema/mesh";
import { modelSchema, nodeSchema, partitionSchema } from "./schema/partition";
import { constellationSchema, satelliteSchema } from "./schema/satellite";
import { stationSchema } from "./schema/station";
import { syncSchema } from "./schema/sync";

export type { LearningRules } from "./schema/learning";
export type { MeshRules } from "./schema/mesh";
export type { Orbit } from "./schema/orbit";
export type { ComputeNode, ModelProfile, PartitionRules } from "./schema/partition";
export type { Constellation, Satellite } from "./schema/satellite";
export type { LinkBudget, Station } from "./schema/station";
export type { SyncRules } from "./schema/sync";

/** The version of the document that this program writes. */
export const scenarioSchemaId = "orbitweave/scenario/1";

/**
 * The document's shape, version 1. What a schema cannot say (unique ids, references, orbits that can be computed) is checked by
 * `parseScenario`, which is the way in.
 */
export const scenarioSchema = record("A mission plan of Orbitweave", {
  schema: z.literal(scenarioSchemaId, { error: scenarioSchemaId }).describe("Version of the document."),
  name: text("Name of the plan", 120),
  description: text("What the plan is about", 10_000, 0).optional(),
  window: record("The time that is looked at", {
    start: instant("Start"),
    durationHours: quantity("Length", "hours", { above: 0, to: 720 }),
  }),
  constellations: list("constellations", constellationSchema, { atMost: limits.constellations }).optional(),
  satellites: list("satellites", satelliteSchema, { atMost: limits.satellites }).optional(),
  stations: list("stations", stationSchema, { atMost: limits.stations }).optional(),
  mesh: meshSchema.optional(),
  model: modelSchema.optional(),
  nodes: list("nodes", nodeSchema, { atMost: limits.nodes }).optional(),
  partition: partitionSchema.optional(),
  sync: syncSchema.optional(),
  learning: learningSchema.optional(),
  physics: record("Refinements of the physical model", {
    dut1Seconds: quantity("UT1 - UTC, default 0", "seconds", { above: -0.9, below: 0.9 }).optional(),
    refraction: flag("Whether refraction lifts elevations, default false").optional(),
  }).optional(),
});

export type Scenario = z.infer<typeof scenarioSchema>;
