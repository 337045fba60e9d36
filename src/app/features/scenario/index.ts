export { DetailsCard } from "./DetailsCard";
export { editCommands } from "./editCommands";
export { ScenarioMenu } from "./ScenarioMenu";
export { scenarioCommands } from "./scenarioCommands";
