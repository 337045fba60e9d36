import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { pairsCompete } from "../../core/mesh/linkSpans";
import type { MeshModel } from "../../core/mesh/meshModel";
import { randomFailures } from "../../core/mesh/randomFailures";
import { rankFailures } from "../../core/mesh/rankFailures";
import type { RouteStudy } from "../../core/mesh/routeStudy";
import type { JobHost } from "../protocol/jobHost";
import type { FailureStudyInput, MeshInput, MeshJobs } from "../protocol/meshJobs";
import { deliverBundles } from "./deliverBundles";
import { createJobHost, type JobHandlers } from "./jobHost";
import { meshFrame } from "./meshFrame";
import { meshInputSchemas } from "./meshInputSchemas";
import { meshOverview } from "./meshOverview";
import { createMeshReader, type MeshSession } from "./meshSession";
import { exportRoutes, routeSeries } from "./routeSeries";
import { routesNow } from "./routesNow";

/** Makes this thread do the jobs of a mesh worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposeMeshHost(endpoint?: Endpoint): void {
  expose(createMeshHost(), endpoint);
}

/** The jobs of a mesh worker, with caches of their own. */
export function createMeshHost(): JobHost<MeshJobs> {
  return createJobHost<MeshJobs>(meshHandlers());
}

/** A mesh as it fails. */
interface OpenMesh {
  readonly session: MeshSession;
  readonly model: MeshModel;
}

function meshHandlers(): JobHandlers<MeshJobs> {
  const readSession = createMeshReader();

  /** The mesh of an input, once it is sure that all nodes exist which the input names. */
  function open(input: MeshInput, nodes: readonly number[] = []): Outcome<OpenMesh> {
    const session = readSession(input);
    if (!session.ok) return session;
    const model = session.value.withFailures(input.failures);
    if (model === undefined) return failure([{ path: "failures", message: "they name a node that is not there" }]);
    const unknown = nodes.find((node) => session.value.nodeOf(node) === undefined);
    if (unknown !== undefined) {
      const allowed = `below ${model.nodes.ids.length}`;
      return failure([{ path: "", message: "no such node", given: unknown, allowed }]);
    }
    return success({ session: session.value, model });
  }

  function* study<Result>(
    input: FailureStudyInput,
    run: (model: MeshModel, study: RouteStudy) => Sliced<Result>,
  ): Sliced<Outcome<Result>> {
    const mesh = open(
      input,
      input.pairs.flatMap(({ from, to }) => [from, to]),
    );
    if (!mesh.ok) return mesh;
    const { session, model } = mesh.value;
    const nodeOf = (number: number): number => session.nodeOf(number) as number;
    const pairs = input.pairs.map(({ from, to }) => ({ from: nodeOf(from), to: nodeOf(to) }));
    return success(yield* run(model, { pairs, metric: input.metric, sampleCount: input.sampleCount }));
  }

  return {
    meshFrame: {
      schema: meshInputSchemas.meshFrame,
      *run(input) {
        const mesh = open(input);
        return mesh.ok ? success(yield* meshFrame(mesh.value.session, mesh.value.model, input.atMs)) : mesh;
      },
    },
    meshOutlook: {
      schema: meshInputSchemas.meshOutlook,
      *run(input) {
        const mesh = open(input);
        if (!mesh.ok) return mesh;
        yield* mesh.value.session.findSpans(input.atMs);
        return success(!pairsCompete(mesh.value.model));
      },
    },
    routesNow: {
      schema: meshInputSchemas.routesNow,
      *run(input) {
        const { from, to } = input;
        const mesh = open(input, [from, to]);
        return mesh.ok ? success(yield* routesNow(mesh.value.session, mesh.value.model, input)) : mesh;
      },
    },
    meshOverview: {
      schema: meshInputSchemas.meshOverview,
      *run(input) {
        const mesh = open(input, input.ends);
        return mesh.ok ? success(yield* meshOverview(mesh.value.session, mesh.value.model, input)) : mesh;
      },
    },
    routesOverTime: {
      schema: meshInputSchemas.routesOverTime,
      *run(input, { report }) {
        const mesh = open(input, [input.from, input.to]);
        return mesh.ok ? yield* routeSeries(mesh.value.session, mesh.value.model, input, report) : mesh;
      },
    },
    exportRoutes: {
      schema: meshInputSchemas.exportRoutes,
      run: ({ series, format }) => exportRoutes(series, format),
    },
    deliver: {
      schema: meshInputSchemas.deliver,
      *run(input) {
        const mesh = open(
          input,
          input.bundles.flatMap(({ from, to }) => [from, to]),
        );
        return mesh.ok ? yield* deliverBundles(mesh.value.session, mesh.value.model, input.bundles) : mesh;
      },
    },
    rankFailures: {
      schema: meshInputSchemas.rankFailures,
      run: (input) => study(input, rankFailures),
    },
    randomFailures: {
      schema: meshInputSchemas.randomFailures,
      run(input) {
        const { setSize, setCount, seed } = input;
        return study(input, (model, pairs) => randomFailures(model, { ...pairs, setSize, setCount, seed }));
      },
    },
  };
}
