import { type RefObject, useEffect, useRef } from "react";
import { clock } from "../../state/clockStore";
import { expandedSatellites, resolvedStations } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import type { TimelineLane } from "../../state/layers";
import { failureKey } from "../../state/picture/failureTimes";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { viewStore } from "../../state/viewStore";
import { bookingsByLane, laneKey } from "./bookingLanes";
import { failureSpans, noSpans } from "./failureSpans";
import { contactOfBar, type LaneBars } from "./laneBars";
import type { LaneCache } from "./laneCache";
import { createTimelineRenderer, type TimelineRenderer } from "./timelineRenderer";
import { timelineStore } from "./timelineStore";
import { revealInstant, showsInstant } from "./timeView";
import { trainingLanes, trainingNode } from "./trainingLanes";

/** The elements that are drawn into and watched. */
export interface ChartElements {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly axisCanvas: RefObject<HTMLCanvasElement | null>;
  readonly rowsCanvas: RefObject<HTMLCanvasElement | null>;
  readonly nowCanvas: RefObject<HTMLCanvasElement | null>;
}

/** Draws the timeline while its component exists: after a change of clock, view, theme, size or scroll position, once a frame. */
export function useTimelineRenderer(
  { scroller, axisCanvas, rowsCanvas, nowCanvas }: ChartElements,
  cache: LaneCache,
  selectedRow: number | undefined,
  training: TrainingTrace | undefined,
): RefObject<TimelineRenderer | null> {
  const renderer = useRef<TimelineRenderer | null>(null);
  const selected = useRef(selectedRow);
  selected.current = selectedRow;
  const shown = useRef(training);
  shown.current = training;

  useEffect(() => {
    const [scrolled, axis, rows, now] = [scroller.current, axisCanvas.current, rowsCanvas.current, nowCanvas.current];
    if (scrolled === null || axis === null || rows === null || now === null) return;
    const drawing = createTimelineRenderer({ axis, rows, now }, cache, () => {
      const { view, lanes, hovered, hoveredTraining } = timelineStore.getState();
      const bookings = bookingsByLane(documentStore.getState().scenario);
      return {
        view,
        zone: viewStore.getState().timeZone,
        nowMs: clock.getState().nowMs,
        rowCount: lanes.length,
        scrollTopPx: scrolled.scrollTop,
        barsOfRow: (row) => cache.barsOfRow(lanes[row]?.row ?? -1),
        ...(lanes[0]?.antenna !== undefined && {
          bookingsOfRow: (row: number) => bookings.get(laneKey(lanes[row])) ?? [],
        }),
        ...(shown.current && trainingScene(shown.current, lanes)),
        failuresOfRow(row) {
          const lane = lanes[row];
          const spans =
            lane && failureSpans(documentStore.getState().scenario).get(failureKey({ kind: lane.kind, id: lane.id }));
          return spans ?? noSpans;
        },
        nameOfBar: (bars, bar) => otherEnd(bars, bar, lanes[0]?.kind),
        ...(selected.current !== undefined && { selectedRow: selected.current }),
        ...(hovered !== undefined && { hovered: hovered.place }),
        ...(hoveredTraining !== undefined && { hoveredTraining }),
      };
    });
    renderer.current = drawing;
    drawing.changed("all");

    const redrawAll = (): void => drawing.changed("all");
    const sizes = new ResizeObserver(redrawAll);
    sizes.observe(rows);
    const theme = new MutationObserver(drawing.restyle);
    theme.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
    scrolled.addEventListener("scroll", redrawAll, { passive: true });
    const unsubscribe = [
      clock.subscribe((state, before) => {
        if (state.nowMs === before.nowMs) return;
        keepInView(state.nowMs, before.nowMs);
        drawing.changed("now");
      }),
      timelineStore.subscribe((state, before) => {
        drawing.changed(state.view !== before.view || state.lanes !== before.lanes ? "all" : "now");
      }),
      documentStore.subscribe((state, before) => {
        if (state.scenario.mesh?.failures !== before.scenario.mesh?.failures) redrawAll();
      }),
      documentStore.subscribe((state, before) => {
        if (state.scenario.sync !== before.scenario.sync) redrawAll();
      }),
      viewStore.subscribe((state, before) => {
        if (state.timeZone !== before.timeZone) redrawAll();
      }),
    ];
    return () => {
      for (const end of unsubscribe) end();
      scrolled.removeEventListener("scroll", redrawAll);
      theme.disconnect();
      sizes.disconnect();
      drawing.dispose();
      renderer.current = null;
    };
  }, [scroller, axisCanvas, rowsCanvas, nowCanvas, cache]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another training is another drawing
  useEffect(() => renderer.current?.changed("all"), [training]);

  useEffect(() => {
    if (selectedRow !== undefined || renderer.current !== null) renderer.current?.changed("all");
  }, [selectedRow]);

  return renderer;
}

/** The bars of a training by row; rows of antennas have the bookings of the sync schedule. */
function trainingScene(trace: TrainingTrace, lanes: readonly TimelineLane[]) {
  if (lanes[0]?.antenna !== undefined) return undefined;
  const { laneOf } = trainingLanes(trace);
  return {
    trainingOfRow: (row: number) => laneOf(trainingNode(trace, lanes[row])),
    roundOfWork: (work: number) => trace.picture.updates.round[trace.work.update[work] as number],
  };
}

/** The station on a satellite's bar, the satellite on a station's. */
function otherEnd(bars: LaneBars, bar: number, kind: TimelineLane["kind"] | undefined): string {
  const ref = contactOfBar(bars, bar);
  if (ref === undefined) return "";
  const { scenario } = documentStore.getState();
  const { windows, contact } = ref;
  const end =
    kind === "satellite"
      ? resolvedStations(scenario)[windows.station[contact] ?? -1]
      : expandedSatellites(scenario)[windows.satellite[contact] ?? -1];
  return end?.name ?? end?.id ?? "";
}

/** Turns the page when the clock leaves the view; a view that was moved away from the clock stays where it is. */
function keepInView(nowMs: number, beforeMs: number): void {
  const { view, bounds, setView } = timelineStore.getState();
  if (showsInstant(view, nowMs) || !showsInstant(view, beforeMs)) return;
  setView(revealInstant(view, bounds, nowMs));
}
