export { sgp4 } from "satellite.js";
