import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { useSavingNotices } from "../features/library";
import { usePastedSources } from "../features/sources";
import { Tour } from "../features/tour";
import { PanelBoundary } from "../kit/PanelBoundary";
import { queryClient } from "../state/queryClient";
import { viewStore } from "../state/viewStore";
import { Dialogs } from "./Dialogs";
import { DropTarget } from "./DropTarget";
import { mantineTheme, mantineVariables } from "./mantineTheme";
import { useUpdateNotices } from "./offline/useUpdateNotices";
import { Shell } from "./Shell";
import classes from "./Shell.module.css";
import { useShortcuts } from "./useShortcuts";

/** The whole page. */
export function App() {
  const theme = viewStore((state) => state.theme);
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
            <Followers />
            <DropTarget />
            <Shell />
            <Dialogs />
            <Tour />
          </PanelBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}

/** What follows keys, saving and versions. It stands alone, so that a change there, which every edit brings, does not draw the page anew. */
function Followers() {
  useShortcuts();
  useUpdateNotices();
  useSavingNotices();
  usePastedSources();
  return null;
}
