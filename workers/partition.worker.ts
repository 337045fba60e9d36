import { exposePartitionHost } from "../src/engine/host/partitionHost";

exposePartitionHost();
