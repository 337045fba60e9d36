import { ActionIcon, Button, Group, Menu, Tabs, Tooltip } from "@mantine/core";
import { IconChevronDown, IconPlus, IconX } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { runCommand } from "../../state/commands";
import { viewStore } from "../../state/viewStore";
import classes from "./editor.module.css";
import { editorStore } from "./editorStore";
import { followSelection } from "./followSelection";
import { MembersSection } from "./MembersSection";
import { PlanForm } from "./PlanForm";

const JsonTab = lazy(() => import("./JsonTab"));

/** The plan as forms, and as text. */
export default function EditorView() {
  const section = editorStore((state) => state.section);
  useFollowSelection();
  return (
    <section className={classes.panel} aria-label="Editor" data-editor>
      <Tabs
        value={section}
        onChange={(value) => void runCommand("editor.section", value)}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.tabPanel, tab: classes.tab }}
      >
        <Group justify="space-between" wrap="nowrap" gap={0} className={classes.head}>
          <Tabs.List>
            <Tabs.Tab value="plan">Plan</Tabs.Tab>
            <Tabs.Tab value="constellations">Constellations</Tabs.Tab>
            <Tabs.Tab value="satellites">Satellites</Tabs.Tab>
            <Tabs.Tab value="stations">Stations</Tabs.Tab>
            <Tabs.Tab value="json">JSON</Tabs.Tab>
          </Tabs.List>
          <Tooltip label="Hide the editor">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Hide the editor"
              onClick={() => void runCommand("editor.toggle")}
            >
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <Tabs.Panel value="plan">
          <PlanForm />
        </Tabs.Panel>
        <Tabs.Panel value="constellations">
          <MembersSection
            kind="constellations"
            adding={<AddButton command="editor.addConstellation" label="Add a constellation" />}
            empty="No constellation yet. A Walker pattern makes many satellites from a few numbers."
          />
        </Tabs.Panel>
        <Tabs.Panel value="satellites">
          <MembersSection
            kind="satellites"
            adding={
              <>
                <AddButton command="editor.addSatellite" label="Add a satellite" />
                <Button size="compact-xs" variant="default" onClick={() => void runCommand("sources.open")}>
                  From a source
                </Button>
              </>
            }
            empty="No satellite of its own yet. Those of constellations are not listed here."
          />
        </Tabs.Panel>
        <Tabs.Panel value="stations">
          <MembersSection
            kind="stations"
            adding={<AddStation />}
            empty="No station yet. Add one by its coordinates, from the library, or by pointing at the Earth."
          />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <Suspense fallback={null}>
            <JsonTab />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function AddButton({ command, label }: { readonly command: string; readonly label: string }) {
  return (
    <Button
      size="compact-xs"
      leftSection={<IconPlus size={12} />}
      aria-label={label}
      onClick={() => void runCommand(command)}
    >
      Add
    </Button>
  );
}

function AddStation() {
  const tool = viewStore((state) => state.stationTool);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-xs"
            leftSection={<IconPlus size={12} />}
            rightSection={<IconChevronDown size={12} />}
            aria-label="Add a station"
          >
            Add
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void runCommand("editor.addStation")}>By coordinates</Menu.Item>
          <Menu.Item onClick={() => void runCommand("editor.stationLibrary")}>From the library of sites</Menu.Item>
          <Menu.Item onClick={() => void runCommand("station.pick")}>By pointing at the Earth</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Tooltip label="Drag stations, or move the selected one with the arrow keys (Shift M)">
        <Button
          size="compact-xs"
          variant={tool === "move" ? "filled" : "default"}
          aria-pressed={tool === "move"}
          onClick={() => void runCommand("station.drag")}
        >
          Move
        </Button>
      </Tooltip>
    </>
  );
}

/** What is selected elsewhere from now on is shown here; whoever opens the editor says what it begins with. */
function useFollowSelection(): void {
  const selection = viewStore((state) => state.selection);
  const followed = useRef(selection);
  useEffect(() => {
    if (followed.current === selection) return;
    followed.current = selection;
    followSelection();
  }, [selection]);
}
