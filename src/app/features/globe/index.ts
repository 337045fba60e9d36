export { GlobePanel } from "./GlobePanel";
