export { TourCard } from "./TourCard";
export { tourCommands } from "./tourCommands";
