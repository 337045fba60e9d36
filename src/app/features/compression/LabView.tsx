import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { PanelFrame, type PanelTab } from "../../kit/PanelFrame";
import { runCommand } from "../../state/commands";
import { lab } from "../../state/compression/lab";
import { viewStore } from "../../state/viewStore";
import { CompareTab } from "./CompareTab";
import { ContactsTab } from "./ContactsTab";
import { FeedbackTab } from "./FeedbackTab";
import { GradientBar } from "./GradientBar";
import { openFirstGradient } from "./gradientChoice";
import { type LabTab, labTab } from "./labTab";
import { TradeOffTab } from "./TradeOffTab";

const tabs: readonly PanelTab<LabTab>[] = [
  { name: "compare", title: "Codecs", body: <CompareTab /> },
  { name: "tradeOff", title: "Bytes and error", body: <TradeOffTab /> },
  { name: "contacts", title: "Over contacts", body: <ContactsTab /> },
  { name: "feedback", title: "Feedback", body: <FeedbackTab /> },
];

/** The compression lab: a gradient, what codecs make of it, how long that takes over contacts, and which codec the plan uses. */
export default function LabView() {
  const tab = labTab((state) => state.tab);
  useEffect(openFirstGradient, []);
  return (
    <PanelFrame
      label="Compression lab"
      tabs={tabs}
      shown={tab}
      onShow={(shown) => labTab.setState({ tab: shown })}
      above={<GradientBar />}
      tools={<SaveMenu />}
      close={{
        label: "Close the compression lab",
        hint: "Back to the contacts",
        onClose: () => viewStore.getState().setSideView("contacts"),
      }}
    />
  );
}

function SaveMenu() {
  const isReady = useStore(lab, ({ outcomes, chosen }) => outcomes.has(chosen));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Save from the lab" disabled={!isReady}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The gradient through the chosen codec</Menu.Label>
        <Menu.Item onClick={() => void runCommand("compression.saveEncoded")}>Encoded bytes (.owgc)</Menu.Item>
        <Menu.Item onClick={() => void runCommand("compression.saveDecoded")}>Decoded values, as they came</Menu.Item>
        <Menu.Label>All codecs</Menu.Label>
        <Menu.Item onClick={() => void runCommand("compression.saveTable")}>Comparison, CSV</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
