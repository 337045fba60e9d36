import { Anchor, MantineProvider, Text } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { TimelinePanel } from "../../features/timeline";
import { PanelBoundary } from "../../kit/PanelBoundary";
import { useScenario } from "../../state/derived";
import { queryClient } from "../../state/queryClient";
import { viewStore } from "../../state/viewStore";
import { EarthPicture } from "../EarthPicture";
import { mantineTheme, mantineVariables } from "../mantineTheme";
import ProblemsDialog from "../ProblemsDialog";
import { useShortcuts } from "../useShortcuts";
import classes from "./EmbeddedApp.module.css";
import { wholeAppAddress } from "./wholeAppAddress";

/** Globe and timeline alone, to be looked at inside of another page: nothing can be edited, nothing is kept. */
export function EmbeddedApp({ fragment }: { readonly fragment: string }) {
  const theme = viewStore((state) => state.theme);
  useShortcuts();
  return (
    <StrictMode>
      <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={theme}>
        <QueryClientProvider client={queryClient}>
          <PanelBoundary name="Orbitweave">
            <div className={classes.page}>
              <Heading fragment={fragment} />
              <main className={classes.main}>
                <div className={classes.picture}>
                  <EarthPicture />
                </div>
                <div className={classes.timeline}>
                  <TimelinePanel />
                </div>
              </main>
            </div>
            <ProblemsDialog />
          </PanelBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}

function Heading({ fragment }: { readonly fragment: string }) {
  const { name } = useScenario();
  return (
    <header className={classes.heading}>
      <Text component="h1" size="sm" fw={600} truncate>
        {name}
      </Text>
      <Anchor
        size="sm"
        href={wholeAppAddress(window.location.href, fragment)}
        target="_blank"
        rel="noopener"
        flex="none"
      >
        Open in Orbitweave
      </Anchor>
    </header>
  );
}
