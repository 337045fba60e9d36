import { Button, Group, Paper, Text } from "@mantine/core";
import { useEffect } from "react";
import { runCommand } from "../../state/commands";
import { useStations } from "../../state/derived";
import { type StationTool, viewStore } from "../../state/viewStore";
import classes from "./StationToolBar.module.css";
import { nudgeOf } from "./stationKeys";

/** Says over globe and map what pointing means while it does not mean to select, and lets the arrow keys move a station. */
export function StationToolBar() {
  const tool = viewStore((state) => state.stationTool);
  useEffect(() => (tool === "move" ? listenToArrows() : undefined), [tool]);
  if (tool === "none") return null;
  return (
    <Paper withBorder shadow="md" className={classes.bar} role="region" aria-label="Stations">
      <Group gap="sm" wrap="nowrap">
        <Hint tool={tool} />
        <Button size="compact-xs" variant="light" flex="none" onClick={() => void runCommand("station.stopTool")}>
          Done
        </Button>
      </Group>
    </Paper>
  );
}

function Hint({ tool }: { readonly tool: StationTool }) {
  const selection = viewStore((state) => state.selection);
  const station = useStations().find(({ id }) => selection?.kind === "station" && id === selection.id);
  if (tool === "add") return <Text size="xs">Click where the station is to stand.</Text>;
  return (
    <Text size="xs" role="status">
      {station
        ? `${station.name}: ${station.latDeg.toFixed(4)}, ${station.lonDeg.toFixed(4)}. Arrow keys move it by 0.1°, with Shift by 1°.`
        : "Drag a station, or select one and use the arrow keys."}
    </Text>
  );
}

/** Controls that need the arrow keys even while stations are moved: texts, lists, tables, sliders, tabs and menus. */
const keepsArrows =
  "input, textarea, select, [contenteditable=true], [role=listbox], [role=grid], [role=slider], [role=separator], [role=tab], [role=menu]";

function listenToArrows(): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.closest(keepsArrows) !== null) return;
    const nudge = nudgeOf(event);
    if (nudge === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void runCommand("station.nudge", nudge);
  };
  // Before the globe takes the arrows for itself.
  window.addEventListener("keydown", press, { capture: true });
  return () => window.removeEventListener("keydown", press, { capture: true });
}
