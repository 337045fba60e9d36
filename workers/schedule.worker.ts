import { exposeScheduleHost } from "../src/engine/host/scheduleHost";

exposeScheduleHost({ solverAddress: new URL("../node_modules/highs/build/highs.wasm", import.meta.url).href });
