import { ActionIcon, Group, Tabs, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { runCommand } from "../../state/commands";
import { BundlesTab } from "./BundlesTab";
import { ExportMenu } from "./ExportMenu";
import { FailuresTab } from "./FailuresTab";
import classes from "./mesh.module.css";
import { type MeshTab, meshTab } from "./meshTab";
import { NetworkTab } from "./NetworkTab";
import { RouteTab } from "./RouteTab";
import { RulesTab } from "./RulesTab";

/** The mesh: routes between two nodes, the network as a whole, what failures would do, bundles, and the rules of its links. */
export default function MeshView() {
  const tab = meshTab((state) => state.tab);
  return (
    <section className={classes.panel} aria-label="Mesh">
      <Tabs
        value={tab}
        onChange={(value) => meshTab.setState({ tab: value as MeshTab })}
        keepMounted={false}
        classNames={{ root: classes.tabs ?? "", panel: classes.tabPanel ?? "" }}
      >
        <Group justify="space-between" wrap="nowrap" className={classes.head}>
          <Tabs.List className={classes.tabList}>
            <Tabs.Tab value="route">Route</Tabs.Tab>
            <Tabs.Tab value="network">Network</Tabs.Tab>
            <Tabs.Tab value="failures">What if</Tabs.Tab>
            <Tabs.Tab value="bundles">Bundles</Tabs.Tab>
            <Tabs.Tab value="rules">Rules</Tabs.Tab>
          </Tabs.List>
          <Group gap={4} wrap="nowrap">
            <ExportMenu />
            <Tooltip label="Back to the contacts">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label="Close the mesh"
                onClick={() => void runCommand("mesh.open")}
              >
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </Group>
        <Tabs.Panel value="route">
          <RouteTab />
        </Tabs.Panel>
        <Tabs.Panel value="network">
          <NetworkTab />
        </Tabs.Panel>
        <Tabs.Panel value="failures">
          <FailuresTab />
        </Tabs.Panel>
        <Tabs.Panel value="bundles">
          <BundlesTab />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesTab />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
