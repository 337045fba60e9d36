import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { EditorOverlays } from "../features/editor";
import { LibraryDialog, useSavingNotices } from "../features/library";
import { ExportDialogs } from "../features/report";
import { ShareDialog } from "../features/share";
import { SourcesOverlay } from "../features/sources";
import { TourCard } from "../features/tour";
import { PanelBoundary } from "../kit/PanelBoundary";
import { queryClient } from "../state/queryClient";
import { viewStore } from "../state/viewStore";
import { DropTarget } from "./DropTarget";
import { mantineTheme, mantineVariables } from "./mantineTheme";
import { useUpdateNotices } from "./offline/useUpdateNotices";
import { ProblemsDialog } from "./ProblemsDialog";
import { CommandPalette } from "./palette/CommandPalette";
import { Shell } from "./Shell";
import classes from "./Shell.module.css";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { useShortcuts } from "./useShortcuts";

/** The whole page. */
export function App() {
  const theme = viewStore((state) => state.theme);
  useShortcuts();
  useUpdateNotices();
  useSavingNotices();
  return (
    <StrictMode>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={theme}>
        <QueryClientProvider client={queryClient}>
          <PanelBoundary name="Orbitweave">
            <Notifications
              position="top-left"
              limit={3}
              containerWidth={330}
              zIndex={150}
              classNames={{ root: classes.notices }}
            />
            <DropTarget />
            <Shell />
            <EditorOverlays />
            <SourcesOverlay />
            <LibraryDialog />
            <ExportDialogs />
            <ShareDialog />
            <ShortcutsDialog />
            <CommandPalette />
            <TourCard />
            <ProblemsDialog />
          </PanelBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
