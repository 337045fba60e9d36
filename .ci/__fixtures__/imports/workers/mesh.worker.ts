export { count } from "../src/engine/host/host";
