export { DetailsCard } from "./DetailsCard";
export { ScenarioMenu } from "./ScenarioMenu";
export { scenarioCommands } from "./scenarioCommands";
