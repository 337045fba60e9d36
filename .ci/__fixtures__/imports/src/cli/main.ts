export type { Host as Command } from "../engine/host/host";
