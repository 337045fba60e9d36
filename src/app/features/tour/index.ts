export { Tour } from "./Tour";
export { tourCommands } from "./tourCommands";
