import { ActionIcon, Button, CloseButton, Group, Text, Tooltip } from "@mantine/core";
import { IconMap, IconWorld } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useContactLayers } from "../features/contacts";
import { StationToolBar } from "../features/editor";
import { FailureFacts, FailureOverlays } from "../features/failures";
import { GlobePanel } from "../features/globe";
import { LinkCard, LinksOverlay, LinksSwitch } from "../features/links";
import { MapPanel } from "../features/map";
import { DetailsCard } from "../features/scenario";
import { TrainingOverlay } from "../features/training";
import { PanelBoundary } from "../kit/PanelBoundary";
import { runCommand } from "../state/commands";
import { meshView } from "../state/mesh/meshView";
import { linkFocus, targetOf } from "../state/picture/linkFocus";
import { useBookedLayers } from "../state/schedule/bookingLayer";
import { viewStore } from "../state/viewStore";
import classes from "./EarthPicture.module.css";

/** The plan around the Earth: on the globe, or on the flat map where a person wants that or the globe cannot be drawn. */
export function EarthPicture() {
  const layers = useBookedLayers(useContactLayers());
  const picture = viewStore((state) => state.picture);
  // What is pointed at must not lie under the details.
  const isPointing = viewStore((state) => state.stationTool !== "none");
  const hasLegend = meshView((state) => state.showLinks);
  const [failure, setFailure] = useState<Error>();
  const [isNoticeOpen, setIsNoticeOpen] = useState(true);
  const onUnavailable = useCallback((error: Error) => {
    setFailure(error);
    setIsNoticeOpen(true);
  }, []);
  const isMap = picture === "map" || failure !== undefined;
  return (
    <div className={classes.picture} data-legend={hasLegend || undefined}>
      <PanelBoundary key={isMap ? "map" : "globe"} name={isMap ? "The map" : "The globe"}>
        {isMap ? <MapPanel layers={layers} /> : <GlobePanel layers={layers} onUnavailable={onUnavailable} />}
      </PanelBoundary>
      <div className={classes.start}>
        <div className={classes.switches}>
          <PictureSwitch isMap={isMap} onGlobe={() => setFailure(undefined)} />
          <LinksSwitch />
        </div>
        {!isPointing && (
          <PanelBoundary name="The details">
            <Details />
          </PanelBoundary>
        )}
      </div>
      <StationToolBar />
      <LinksOverlay />
      <TrainingOverlay />
      <FailureOverlays />
      {failure && picture === "globe" && isNoticeOpen && (
        <GlobeNotice failure={failure} onRetry={() => setFailure(undefined)} onClose={() => setIsNoticeOpen(false)} />
      )}
    </div>
  );
}

function Details() {
  const selection = viewStore((state) => state.selection);
  const link = linkFocus((state) => state.selected);
  if (link) {
    return (
      <LinkCard link={link}>
        <FailureFacts target={targetOf(link)} />
      </LinkCard>
    );
  }
  return <DetailsCard>{selection && <FailureFacts target={selection} />}</DetailsCard>;
}

function PictureSwitch({ isMap, onGlobe }: { readonly isMap: boolean; readonly onGlobe: () => void }) {
  const label = isMap ? "Show the globe" : "Show a flat map";
  return (
    <Tooltip label={label} position="right">
      <ActionIcon
        variant="default"
        size="md"
        aria-label={label}
        onClick={() => {
          if (isMap) onGlobe();
          void runCommand("view.picture", isMap ? "globe" : "map");
        }}
      >
        {isMap ? <IconWorld size={16} /> : <IconMap size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}

interface NoticeProps {
  readonly failure: Error;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Says why there is a map where a globe was asked for. */
function GlobeNotice({ failure, onRetry, onClose }: NoticeProps) {
  return (
    <div className={classes.notice} role="alert">
      <Text size="sm">The globe cannot be drawn: {failure.message} The flat map shows the same.</Text>
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-xs" variant="light" onClick={onRetry}>
          Try the globe again
        </Button>
        <CloseButton size="sm" aria-label="Hide this notice" onClick={onClose} />
      </Group>
    </div>
  );
}
