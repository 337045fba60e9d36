import { exposeScheduleHost } from "../src/engine/host/scheduleHost";
import { loadSolver } from "../src/engine/solver";

const wasm = new URL("../node_modules/highs/build/highs.wasm", import.meta.url).href;

exposeScheduleHost(() => loadSolver({ locateFile: () => wasm }));
