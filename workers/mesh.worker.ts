import { exposeMeshHost } from "../src/engine/host/meshHost";

exposeMeshHost();
