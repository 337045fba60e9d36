import { PanelFrame, type PanelTab } from "../../kit/PanelFrame";
import { viewStore } from "../../state/viewStore";
import { BundlesTab } from "./BundlesTab";
import { ExportMenu } from "./ExportMenu";
import { FailuresTab } from "./FailuresTab";
import { type MeshTab, meshTab } from "./meshTab";
import { NetworkTab } from "./NetworkTab";
import { RouteTab } from "./RouteTab";
import { RulesTab } from "./RulesTab";

const tabs: readonly PanelTab<MeshTab>[] = [
  { name: "route", title: "Route", body: <RouteTab /> },
  { name: "network", title: "Network", body: <NetworkTab /> },
  { name: "failures", title: "What if", body: <FailuresTab /> },
  { name: "bundles", title: "Bundles", body: <BundlesTab /> },
  { name: "rules", title: "Rules", body: <RulesTab /> },
];

/** The mesh: routes between two nodes, the network as a whole, what failures would do, bundles, and the rules of its links. */
export default function MeshView() {
  const tab = meshTab((state) => state.tab);
  return (
    <PanelFrame
      label="Mesh"
      tabs={tabs}
      shown={tab}
      onShow={(shown) => meshTab.setState({ tab: shown })}
      tools={<ExportMenu />}
      close={{
        label: "Close the mesh",
        hint: "Back to the contacts",
        onClose: () => viewStore.getState().setSideView("contacts"),
      }}
    />
  );
}
