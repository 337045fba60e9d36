import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme.css";
import { createRoot } from "react-dom/client";
import { contactsCommands } from "./features/contacts";
import { editorCommands } from "./features/editor";
import { libraryCommands } from "./features/library";
import { passCommands } from "./features/pass";
import { exportCommands } from "./features/report";
import { editCommands, scenarioCommands } from "./features/scenario";
import { followLinks, shareCommands } from "./features/share";
import { sourcesCommands } from "./features/sources";
import { timelineCommands } from "./features/timeline";
import { App } from "./shell/App";
import { exposeTestHandle } from "./shell/testHandle";
import { viewCommands } from "./shell/viewCommands";
import { startClockDriver } from "./state/clockDriver";
import { clock } from "./state/clockStore";
import { registerCommands } from "./state/commands";
import { followDocument } from "./state/followDocument";
import { startSaving } from "./state/storage/saving";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

registerCommands([
  ...scenarioCommands,
  ...editorCommands,
  ...editCommands,
  ...libraryCommands,
  ...viewCommands,
  ...contactsCommands,
  ...passCommands,
  ...exportCommands,
  ...shareCommands,
  ...sourcesCommands,
  ...timelineCommands,
]);
exposeTestHandle();
const page = createRoot(root);
void startSaving().then(() => {
  followDocument();
  startClockDriver();
  clock.getState().play();
  page.render(<App />);
  followLinks();
});
