import { exposeCompressionHost } from "../src/engine/host/compressionHost";

exposeCompressionHost();
