import { SegmentedControl, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef } from "react";
import type { Station } from "../../../core/scenario/schema";
import { clock } from "../../state/clockStore";
import { runCommand } from "../../state/commands";
import { useContactSliceText, useExpandedSatellites, useStations } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { useShownTraining } from "../../state/picture/useTrainingTrace";
import { failedSatellites, useContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";
import { attachPointer } from "./attachPointer";
import { ContactTooltip } from "./ContactTooltip";
import { contactOfBar } from "./laneBars";
import { createLaneCache } from "./laneCache";
import { RowContacts } from "./RowContacts";
import { RowLabels } from "./RowLabels";
import { RowTraining } from "./RowTraining";
import { scrollToRow } from "./rowGeometry";
import styles from "./Timeline.module.css";
import { TrainingTooltip } from "./TrainingTooltip";
import { commandForKey, keysInWords } from "./timelineKeys";
import { contactLanes, laneOfSelection } from "./timelineModel";
import { axisHeightPx } from "./timelineRenderer";
import { timelineStore } from "./timelineStore";
import { trainingAt } from "./trainingAt";
import { trainingLanes } from "./trainingLanes";
import { useIndexedBlocks } from "./useIndexedBlocks";
import { useTimelineRenderer } from "./useTimelineRenderer";

/** Bookings are for whoever looks at antennas. */
const BookingBars = lazy(() => import("./BookingBars").then((code) => ({ default: code.BookingBars })));

/** Rows of contacts over time: canvases for bars, axis and clock, real text for the rows' names. */
export function TimelineChart() {
  const rows = viewStore((state) => state.timelineRows);
  const selection = viewStore((state) => state.selection);
  const satellites = useExpandedSatellites();
  const stations = useStations();
  const places = useMemo(() => ({ satellites, stations }), [satellites, stations]);
  const antennas = useAntennaCounts();
  const lanes = useMemo(() => contactLanes(rows, places, antennas), [rows, places, antennas]);
  const grouped = rows === "satellites" ? "satellites" : "stations";
  const selectedRow = laneOfSelection(lanes, selection);
  const { digest } = useContactSliceText();
  const result = useContacts();
  const tables = useMemo(() => tablesOf(result), [result]);
  const failed = useMemo(() => new Map(failedSatellites(result).map((each) => [each.satellite, each.error])), [result]);
  const indexed = useIndexedBlocks(tables, grouped, places[grouped].length, digest);
  const cache = useMemo(() => createLaneCache(() => performance.now()), []);
  const barsOfLane = useCallback(
    (row: number) => cache.barsOfRow(timelineStore.getState().lanes[row]?.row ?? -1),
    [cache],
  );

  const training = useShownTraining();
  const shownTraining = useRef(training);
  shownTraining.current = training;
  const scroller = useRef<HTMLDivElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const axisCanvas = useRef<HTMLCanvasElement>(null);
  const rowsCanvas = useRef<HTMLCanvasElement>(null);
  const nowCanvas = useRef<HTMLCanvasElement>(null);
  const renderer = useTimelineRenderer({ scroller, axisCanvas, rowsCanvas, nowCanvas }, cache, selectedRow, training);

  useEffect(() => timelineStore.getState().setLanes(lanes), [lanes]);
  useEffect(() => {
    timelineStore.getState().setTables(tables);
    return () => timelineStore.getState().setTables([]);
  }, [tables]);

  const drawn = useRef(indexed);
  useEffect(() => {
    const isSame = drawn.current.rows === indexed.rows && drawn.current.planKey === indexed.planKey;
    drawn.current = indexed;
    cache.setBlocks(indexed.blocks, isSame);
    renderer.current?.changed("all");
  }, [indexed, cache, renderer]);

  useEffect(() => {
    const scrolled = scroller.current;
    if (scrolled === null || selectedRow === undefined) return;
    scrolled.scrollTop = scrollToRow(selectedRow, scrolled.scrollTop, scrolled.clientHeight - axisHeightPx);
  }, [selectedRow]);

  useEffect(() => {
    if (scroller.current === null || axis.current === null || plot.current === null) return;
    const plotted = plot.current;
    return attachPointer(
      { scroller: scroller.current, axis: axis.current, plot: plotted },
      {
        view: () => timelineStore.getState().view,
        bounds: () => timelineStore.getState().bounds,
        rowCount: () => timelineStore.getState().lanes.length,
        barsOfRow: barsOfLane,
        setView: (view) => timelineStore.getState().setView(view),
        scrub: (atMs) => clock.getState().setNow(atMs),
        hover(row, place, event) {
          const { clientX, clientY } = event;
          const lane = row === undefined ? undefined : timelineStore.getState().lanes[row];
          viewStore.getState().setHover(lane && { kind: lane.kind, id: lane.id });
          const step = row === undefined ? undefined : trainingAt(shownTraining.current, row, event, plotted);
          plotted.toggleAttribute("data-over-bar", (step ?? place) !== undefined);
          const contact = step === undefined && place && contactOfBar(barsOfLane(place.row), place.bar);
          timelineStore.getState().setHovered(contact ? { place, contact, clientX, clientY } : undefined, step);
        },
        click(row, place, event) {
          const lane = timelineStore.getState().lanes[row];
          if (lane === undefined) return;
          const { kind, id } = lane;
          const step = trainingAt(shownTraining.current, row, event, plotted);
          if (step !== undefined) {
            const atMs = trainingLanes(step.trace).laneOf(step.node).startMs[step.bar];
            return void runCommand("timeline.openContact", { kind, id, aosMs: atMs });
          }
          if (place === undefined) return viewStore.getState().select({ kind, id });
          void runCommand("timeline.openContact", { kind, id, aosMs: barsOfLane(row).startMs[place.bar] });
        },
        doubleClick({ row, bar }) {
          const ref = contactOfBar(barsOfLane(row), bar);
          if (ref === undefined) return;
          const { windows, contact } = ref;
          void runCommand("pass.open", {
            satelliteId: satellites[windows.satellite[contact] ?? -1]?.id,
            stationId: stations[windows.station[contact] ?? -1]?.id,
            aosMs: windows.aosMs[contact],
          });
        },
      },
    );
  }, [barsOfLane, satellites, stations]);

  const keysId = useId();
  const tableId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = commandForKey(event);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void runCommand(command);
  };

  const isEmpty = result.contacts?.windows.count === 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a widget of its own keys
    <div
      ref={scroller}
      className={styles.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, pans and zooms by the keyboard
      tabIndex={0}
      role="group"
      aria-label={`Contacts over time, a row for each ${rows.slice(0, -1)}`}
      aria-describedby={`${keysId} ${tableId}`}
      onKeyDown={onKeyDown}
    >
      <VisuallyHidden id={keysId}>{keysInWords} The contacts panel holds the full table.</VisuallyHidden>
      <RowContacts
        id={tableId}
        indexed={indexed}
        row={selectedRow === undefined ? undefined : lanes[selectedRow]?.row}
        places={places}
      />
      <div className={styles.content}>
        <div className={styles.corner}>
          <SegmentedControl
            size="xs"
            fullWidth
            flex={1}
            classNames={{ label: styles.rowChoice ?? "" }}
            aria-label="Rows of the timeline"
            value={rows}
            data={[
              { value: "satellites", label: "Satellites" },
              { value: "stations", label: "Stations" },
              { value: "antennas", label: "Antennas" },
            ]}
            onChange={(value) => void runCommand("timeline.setRows", value)}
          />
        </div>
        <div ref={axis} className={styles.axis} data-testid="timeline-axis">
          <canvas ref={axisCanvas} aria-hidden />
        </div>
        <RowLabels lanes={lanes} scroller={scroller} selectedRow={selectedRow} failed={failed} />
        <div ref={plot} className={styles.plot} data-testid="timeline-plot">
          <canvas ref={rowsCanvas} aria-hidden />
          <canvas ref={nowCanvas} aria-hidden />
          {rows === "antennas" && (
            <Suspense fallback={null}>
              <BookingBars lanes={lanes} scroller={scroller} plot={plot} />
            </Suspense>
          )}
          {isEmpty && <div className={styles.empty}>No contacts in this window.</div>}
        </div>
      </div>
      {training && selectedRow !== undefined && lanes[selectedRow] && (
        <RowTraining trace={training} lane={lanes[selectedRow]} places={places} />
      )}
      <ContactTooltip places={places} />
      <TrainingTooltip shown={training} places={places} />
    </div>
  );
}

const noStations: readonly Station[] = [];

/** How many antennas each station has. */
function useAntennaCounts(): readonly number[] {
  const stations = documentStore((state) => state.scenario.stations ?? noStations);
  return useMemo(() => stations.map(({ antennas = 1 }) => antennas), [stations]);
}

function tablesOf({ contacts, partial }: ReturnType<typeof useContacts>) {
  return contacts === undefined ? partial.map(({ windows }) => windows) : [contacts.windows];
}
