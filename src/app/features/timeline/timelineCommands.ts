import { z } from "../../../core/base/zod";
import { clock } from "../../state/clockStore";
import type { Command } from "../../state/commands";
import { expandedSatellites, resolvedStations } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import type { TimelineLane } from "../../state/layers";
import { timelineRows, viewStore } from "../../state/viewStore";
import { clockCommands } from "./clockCommands";
import { goTo } from "./goTo";
import { neighbourContact } from "./neighbourContact";
import { filterOfSelection, laneOfSelection } from "./timelineModel";
import { timelineStore } from "./timelineStore";
import { panBy, showsInstant, zoomAround } from "./timeView";
import { trainingCommands } from "./trainingCommands";

const group = "Timeline";
const zoomStep = 1.5;
/** Share of the view that one step pans by. */
const panShare = 0.15;

const contactArgument = z.object({
  kind: z.enum(["satellite", "station"]),
  id: z.string(),
  aosMs: z.number(),
});

/** Zooms around the clock where it is in view, else around the middle. */
function zoom(factor: number): void {
  const { view, bounds, setView } = timelineStore.getState();
  const { nowMs } = clock.getState();
  const aroundMs = showsInstant(view, nowMs) ? nowMs : (view.startMs + view.endMs) / 2;
  setView(zoomAround(view, bounds, aroundMs, factor));
}

function pan(byMs: number): void {
  const { view, bounds, setView } = timelineStore.getState();
  setView(panBy(view, bounds, byMs));
}

function showFrom(end: "start" | "end"): void {
  const { view, bounds } = timelineStore.getState();
  pan(end === "start" ? bounds.startMs - view.startMs : bounds.endMs - view.endMs);
}

function spanMs(): number {
  const { view } = timelineStore.getState();
  return view.endMs - view.startMs;
}

function goToNeighbour(direction: "next" | "previous"): void {
  const { scenario } = documentStore.getState();
  const places = { satellites: expandedSatellites(scenario), stations: resolvedStations(scenario) };
  const filter = filterOfSelection(places, viewStore.getState().selection);
  const found = neighbourContact(timelineStore.getState().tables, clock.getState().nowMs, direction, filter);
  if (found !== undefined) goTo(found.windows.aosMs[found.contact] ?? 0);
}

function selectLane(direction: 1 | -1): void {
  const { lanes } = timelineStore.getState();
  const { selection, select } = viewStore.getState();
  const present = laneOfSelection(lanes, selection);
  const lane = present === undefined ? lanes[0] : laneBeside(lanes, present, direction);
  if (lane !== undefined) select({ kind: lane.kind, id: lane.id });
}

/** The nearest lane of something else; a station's antennas are selected together. */
function laneBeside(lanes: readonly TimelineLane[], present: number, direction: 1 | -1): TimelineLane | undefined {
  const { id } = lanes[present] ?? {};
  for (let next = present + direction; next >= 0 && next < lanes.length; next += direction) {
    if (lanes[next]?.id !== id) return lanes[next];
  }
  return lanes[present];
}

const hasContacts = () => timelineStore.getState().tables.some(({ count }) => count > 0);

/** Everything that can be done on the timeline and to its clock. Keys that are its own, while it has the focus, stand in `timelineKeys`. */
export const timelineCommands: readonly Command[] = [
  ...clockCommands,
  ...trainingCommands,
  {
    id: "timeline.nextContact",
    title: "Next contact (of the selection)",
    group,
    shortcut: "]",
    when: hasContacts,
    run: () => goToNeighbour("next"),
  },
  {
    id: "timeline.previousContact",
    title: "Previous contact (of the selection)",
    group,
    shortcut: "[",
    when: hasContacts,
    run: () => goToNeighbour("previous"),
  },
  {
    id: "timeline.openContact",
    title: "Select and go to a contact",
    group,
    argument: contactArgument,
    run: (argument) => {
      const { kind, id, aosMs } = argument as z.infer<typeof contactArgument>;
      viewStore.getState().select({ kind, id });
      goTo(aosMs);
    },
  },
  { id: "timeline.zoomIn", title: "Zoom in", group, run: () => zoom(1 / zoomStep) },
  { id: "timeline.zoomOut", title: "Zoom out", group, run: () => zoom(zoomStep) },
  {
    id: "timeline.zoomAll",
    title: "Show the whole plan",
    group,
    run: () => timelineStore.getState().setView(timelineStore.getState().bounds),
  },
  { id: "timeline.panLater", title: "Pan later", group, run: () => pan(spanMs() * panShare) },
  { id: "timeline.panEarlier", title: "Pan earlier", group, run: () => pan(-spanMs() * panShare) },
  { id: "timeline.panToStart", title: "Pan to the start", group, run: () => showFrom("start") },
  { id: "timeline.panToEnd", title: "Pan to the end", group, run: () => showFrom("end") },
  { id: "timeline.selectNextRow", title: "Select the next row", group, run: () => selectLane(1) },
  { id: "timeline.selectPreviousRow", title: "Select the previous row", group, run: () => selectLane(-1) },
  {
    id: "timeline.setRows",
    title: "Show satellites, stations or antennas",
    group,
    argument: z.enum(timelineRows),
    run: (rows) => viewStore.getState().setTimelineRows(z.enum(timelineRows).parse(rows)),
  },
];
