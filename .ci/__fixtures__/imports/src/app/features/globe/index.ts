export { inner } from "./inner";
