export { TrainingOverlay } from "./TrainingOverlay";
