import { useStore } from "zustand";
import { PanelFrame, type PanelTab } from "../../kit/PanelFrame";
import { viewStore } from "../../state/viewStore";
import { ClientsTab } from "./ClientsTab";
import { CompareTab } from "./CompareTab";
import { ExportMenu } from "./ExportMenu";
import { type LearningTab, learningTab } from "./learningTab";
import { MissionTab } from "./MissionTab";
import { RoundsTab } from "./RoundsTab";
import { RunSection } from "./RunSection";
import { SetupTab } from "./SetupTab";
import { TrainingTab } from "./TrainingTab";
import { WhatIfTab } from "./WhatIfTab";

const tabs: readonly PanelTab<LearningTab>[] = [
  { name: "training", title: "Training", body: <TrainingTab /> },
  { name: "setup", title: "Setup", body: <SetupTab /> },
  { name: "rounds", title: "Rounds", body: <RoundsTab /> },
  { name: "clients", title: "Clients", body: <ClientsTab /> },
  { name: "mission", title: "Mission", body: <MissionTab /> },
  { name: "whatIf", title: "What if", body: <WhatIfTab /> },
  { name: "compare", title: "Compare", body: <CompareTab /> },
];

/** Federated learning: what is trained and how, the training as it goes, and how it compares with others. */
export default function LearningView() {
  const tab = useStore(learningTab, (state) => state.tab);
  return (
    <PanelFrame
      label="Federated learning"
      tabs={tabs}
      shown={tab}
      onShow={(shown) => learningTab.setState({ tab: shown })}
      tools={<ExportMenu />}
      above={<RunSection />}
      close={{
        label: "Close federated learning",
        hint: "Back to the contacts",
        onClose: () => viewStore.getState().setSideView("contacts"),
      }}
    />
  );
}
