/** The public API of Orbitweave: synchronous, for Node, workers and pages alike. */
export type { Problem } from "../core/base/outcome";
export type { Gradient, Tensor } from "../core/compression/gradient";
export type { CompressedUpdate, CompressorState } from "../core/compression/updateCompressor";
export { AggregationStrategy } from "./aggregationStrategy";
export { CompressionConfig, type CompressionConfigOptions } from "./compressionConfig";
export { CompressionType } from "./compressionType";
export { decompress } from "./decompress";
export { FederatedClient, type FederatedClientOptions } from "./federatedClient";
export {
  type AggregateOptions,
  type AggregatorState,
  GradientAggregator,
  type GradientAggregatorOptions,
} from "./gradientAggregator";
export { GroundStation, type GroundStationOptions } from "./groundStation";
export { loadSolver } from "./loadSolver";
export { mergeSketches } from "./mergeSketches";
export { MeshNode, type MeshNodeOptions } from "./meshNode";
export type { TensorValues, VectorLike, VectorResult } from "./namedVectors";
export { OrbitweaveError } from "./orbitweaveError";
export {
  type LayerOptions,
  ModelProfile,
  type ModelProfileOptions,
  NodeConfig,
  type NodeConfigOptions,
  NodeType,
} from "./partitionModel";
export {
  type FrontPoint,
  PartitionOptimizer,
  type PartitionOptions,
  type PartitionPlan,
} from "./partitionOptimizer";
export { Position } from "./position";
export {
  type FindRouteOptions,
  type FindRoutesOptions,
  type MeshLinkOptions,
  type MeshRoute,
  SpaceMesh,
  type SpaceMeshOptions,
} from "./spaceMesh";
export {
  type ScheduleQuery,
  type ScheduleRules,
  type SyncBooking,
  type SyncSchedule,
  SyncScheduler,
  type SyncSchedulerOptions,
  type SyncWindow,
  type SyncWindowsQuery,
} from "./syncScheduler";
