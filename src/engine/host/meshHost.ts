import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { pairsCompete } from "../../core/mesh/linkSpans";
import type { MeshModel } from "../../core/mesh/meshModel";
import type { JobHost } from "../protocol/jobHost";
import type { MeshInput, MeshJobs } from "../protocol/meshJobs";
import { createJobHost, type JobHandlers } from "./jobHost";
import { meshFrame } from "./meshFrame";
import { meshInputSchemas } from "./meshInputSchemas";
import { createMeshReader, type MeshSession } from "./meshSession";
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

  /** The mesh of an input, all of whose nodes exist. */
  function open(input: MeshInput, nodes: Readonly<Record<string, number>> = {}): Outcome<OpenMesh> {
    const session = readSession(input);
    if (!session.ok) return session;
    const model = session.value.withFailures(input.failures);
    if (model === undefined) return failure([{ path: "failures", message: "they name a node that is not there" }]);
    for (const [path, node] of Object.entries(nodes)) {
      if (session.value.nodeOf(node) !== undefined) continue;
      const allowed = `below ${model.nodes.ids.length}`;
      return failure([{ path, message: "no such node", given: node, allowed }]);
    }
    return success({ session: session.value, model });
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
        const mesh = open(input, { from, to });
        return mesh.ok ? success(yield* routesNow(mesh.value.session, mesh.value.model, input)) : mesh;
      },
    },
  };
}
