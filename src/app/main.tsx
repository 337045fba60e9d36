import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./theme.css";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { compressionCommands } from "./features/compression";
import { contactsCommands } from "./features/contacts";
import { editorCommands } from "./features/editor";
import { failureCommands } from "./features/failures";
import { learningCommands } from "./features/learning";
import { libraryCommands } from "./features/library";
import { linkCommands } from "./features/links";
import { meshCommands } from "./features/mesh";
import { partitionCommands } from "./features/partition";
import { passCommands } from "./features/pass";
import { exportCommands } from "./features/report";
import { editCommands, scenarioCommands } from "./features/scenario";
import { followLinks, shareCommands } from "./features/share";
import { sourcesCommands } from "./features/sources";
import { syncCommands } from "./features/sync";
import { timelineCommands } from "./features/timeline";
import { tourCommands } from "./features/tour";
import { App } from "./shell/App";
import { embeddedCommands } from "./shell/embed/embeddedCommands";
import { isEmbedded } from "./shell/embed/wholeAppAddress";
import { exposeTestHandle } from "./shell/testHandle";
import { viewCommands } from "./shell/viewCommands";
import { startClockDriver } from "./state/clockDriver";
import { clock } from "./state/clockStore";
import { registerCommands } from "./state/commands";
import { followDocument } from "./state/followDocument";
import { watchPointers } from "./state/heldPointer";
import { saver, startSaving } from "./state/storage/saving";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const commands = [
  ...scenarioCommands,
  ...editorCommands,
  ...editCommands,
  ...failureCommands,
  ...linkCommands,
  ...learningCommands,
  ...libraryCommands,
  ...meshCommands,
  ...viewCommands,
  ...contactsCommands,
  ...compressionCommands,
  ...partitionCommands,
  ...passCommands,
  ...exportCommands,
  ...shareCommands,
  ...sourcesCommands,
  ...syncCommands,
  ...timelineCommands,
  ...tourCommands,
];
const page = createRoot(root);
const isReadOnly = isEmbedded(window.location.search);
registerCommands(isReadOnly ? embeddedCommands(commands) : commands);
exposeTestHandle();
if (isReadOnly) {
  saver.stop();
  const fragment = window.location.hash;
  void import("./shell/embed/EmbeddedApp").then(({ EmbeddedApp }) => begin(<EmbeddedApp fragment={fragment} />));
} else {
  void startSaving().then(() => begin(<App />));
}

function begin(content: ReactNode): void {
  followDocument();
  watchPointers();
  startClockDriver();
  // A person who asked for less motion starts it.
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) clock.getState().play();
  page.render(content);
  followLinks();
}
