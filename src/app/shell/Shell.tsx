import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { EditorPanel } from "../features/editor";
import { PassPanel } from "../features/pass";
import { TimelinePanel } from "../features/timeline";
import { PanelBoundary } from "../kit/PanelBoundary";
import { type SideView as SideViewName, viewStore } from "../state/viewStore";
import { EarthPicture } from "./EarthPicture";
import { layoutStorage } from "./layoutStorage";
import classes from "./Shell.module.css";
import { StatusLine } from "./StatusLine";
import { sideViewParts } from "./sideViews";
import { TopBar } from "./TopBar";

/** The page's frame: the globe with the contacts beside it and the timeline below; on a narrow screen, one above the other. */
export function Shell() {
  const isNarrow = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  return (
    <div className={classes.page}>
      <TopBar />
      <main className={classes.main}>{isNarrow ? <StackedPanels /> : <ResizablePanels />}</main>
      <StatusLine />
    </div>
  );
}

/** The editor stands beside all else, at full height: forms are long. */
function ResizablePanels() {
  const isEditorOpen = viewStore((state) => state.editorOpen);
  const layout = useDefaultLayout({
    storage: layoutStorage,
    id: "orbitweave.editor",
    panelIds: isEditorOpen ? ["editor", "work"] : ["work"],
  });
  return (
    <Group orientation="horizontal" className={classes.group} {...layout}>
      {isEditorOpen && (
        <Panel id="editor" defaultSize="31%" minSize="340px">
          <EditorPanel />
        </Panel>
      )}
      {isEditorOpen && <Separator className={classes.columnSeparator} aria-label="Width of the editor" />}
      <Panel id="work" minSize="45%">
        <WorkPanels />
      </Panel>
    </Group>
  );
}

function WorkPanels() {
  const isSideOpen = viewStore((state) => state.sideOpen);
  const isWide = viewStore((state) => state.isSideWide);
  const isTimelineOpen = viewStore((state) => state.timelineOpen && !state.isSideWide);
  const rows = useDefaultLayout({
    storage: layoutStorage,
    id: "orbitweave.rows",
    panelIds: isTimelineOpen ? ["upper", "timeline"] : ["upper"],
  });
  const columns = useDefaultLayout({
    storage: layoutStorage,
    id: "orbitweave.columns",
    panelIds: [...(isWide ? [] : ["globe"]), ...(isSideOpen ? ["side"] : [])],
  });
  return (
    <Group orientation="vertical" className={classes.group} {...rows}>
      <Panel id="upper" minSize="30%">
        <Group orientation="horizontal" className={classes.group} {...columns}>
          {!isWide && (
            <Panel id="globe" minSize="25%">
              <EarthPicture />
            </Panel>
          )}
          {isSideOpen && !isWide && (
            <Separator className={classes.columnSeparator} aria-label="Width of the panel beside the Earth" />
          )}
          {isSideOpen && (
            <Panel id="side" defaultSize="44%" minSize="300px">
              <Contacts />
            </Panel>
          )}
        </Group>
      </Panel>
      {isTimelineOpen && <Separator className={classes.rowSeparator} aria-label="Height of the timeline" />}
      {isTimelineOpen && (
        <Panel id="timeline" defaultSize="32%" minSize="120px">
          <Timeline />
        </Panel>
      )}
    </Group>
  );
}

function StackedPanels() {
  const isEditorOpen = viewStore((state) => state.editorOpen);
  const isSideOpen = viewStore((state) => state.sideOpen);
  const isTimelineOpen = viewStore((state) => state.timelineOpen);
  return (
    <div className={classes.stack}>
      <Stacked height="55vh">
        <EarthPicture />
      </Stacked>
      {isEditorOpen && (
        <Stacked height="80vh">
          <EditorPanel />
        </Stacked>
      )}
      {isTimelineOpen && (
        <Stacked height="40vh">
          <Timeline />
        </Stacked>
      )}
      {isSideOpen && (
        <Stacked height="60vh">
          <Contacts />
        </Stacked>
      )}
    </div>
  );
}

function Stacked({ height, children }: { readonly height: string; readonly children: ReactNode }) {
  return <div style={{ height, flex: "none" }}>{children}</div>;
}

/** What stands beside the Earth, or a pass over it: it stays as it is beneath. */
function Contacts() {
  const isPassShown = viewStore((state) => state.shownPass !== undefined);
  const view = viewStore((state) => state.sideView);
  return (
    <div className={classes.side}>
      <div className={classes.sideLayer} data-covered={isPassShown || undefined} inert={isPassShown}>
        <SideView view={view} />
      </div>
      {isPassShown && (
        <div className={classes.sideLayer}>
          <PanelBoundary name="The pass">
            <PassPanel />
          </PanelBoundary>
        </div>
      )}
    </div>
  );
}

function SideView({ view }: { readonly view: SideViewName }) {
  const { name, Panel: View } = sideViewParts[view];
  return (
    <PanelBoundary key={view} name={name}>
      <View />
    </PanelBoundary>
  );
}

function Timeline() {
  return (
    <PanelBoundary name="The timeline">
      <TimelinePanel />
    </PanelBoundary>
  );
}
