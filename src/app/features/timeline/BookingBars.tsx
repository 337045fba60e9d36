import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { runCommand } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import type { TimelineLane } from "../../state/layers";
import { bookingDraft, dropDraft, endDraft, moveDraft, wishOf } from "../../state/schedule/bookingDraft";
import type { ShownBooking } from "../../state/schedule/bookings";
import type { Grip } from "../../state/schedule/placeBooking";
import { viewStore } from "../../state/viewStore";
import { BookingGhost } from "./BookingGhost";
import { bookingStep, neighbourBooking } from "./bookingKeys";
import { bookingsByLane, laneKey } from "./bookingLanes";
import { rowHeightPx, trackHeightPx, trackTopPx, visibleRows } from "./rowGeometry";
import styles from "./Timeline.module.css";
import { formatTimeOfDay } from "./timeAxis";
import { timelineStore } from "./timelineStore";
import { instantAtX, xOfInstant } from "./timeView";

interface Props {
  readonly lanes: readonly TimelineLane[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly plot: RefObject<HTMLDivElement | null>;
}

/** With more in view, bars are too narrow to be taken hold of: zoom in first. */
const mostBars = 300;
/** A press this near to an end moves the end. */
const gripPx = 6;
/** A press that moves less is a click. */
const clickSlackPx = 3;

interface Press {
  readonly booking: ShownBooking;
  readonly grip: Grip;
  readonly x: number;
  readonly atMs: number;
  readonly y: number;
  isDrag: boolean;
}

/**
 * The bookings in view as buttons over the canvas that draws them: dragged to another antenna or contact, trimmed at their ends, and all of
 * it by keys: arrows walk from one to the next; Enter takes one up, arrows move it (Shift: its start, Ctrl: its end), Enter puts it down.
 */
export function BookingBars({ lanes, scroller, plot }: Props) {
  const view = useStore(timelineStore, (state) => state.view);
  const scenario = documentStore((state) => state.scenario);
  const zone = viewStore((state) => state.timeZone);
  const draft = useStore(bookingDraft, (state) => state.draft);
  const focusKey = useStore(bookingDraft, (state) => state.focusKey);
  const { widthPx, heightPx, scrollTopPx } = usePlotSize(scroller, plot);
  const [current, setCurrent] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const press = useRef<Press | undefined>(undefined);
  const byLane = bookingsByLane(scenario);

  const { first, end } = visibleRows(scrollTopPx, heightPx, lanes.length);
  const inView = lanes
    .slice(first, end)
    .flatMap((lane, i) => (byLane.get(laneKey(lane)) ?? []).map((booking) => ({ booking, lane, row: first + i })))
    .filter(({ booking }) => booking.endMs > view.startMs && booking.startMs < view.endMs);
  const shown = inView.length > mostBars ? [] : inView;
  const stop = shown.some(({ booking }) => booking.key === current) ? current : shown[0]?.booking.key;

  useEffect(() => {
    if (focusKey === undefined) return;
    const wanted = box.current?.querySelector<HTMLElement>(`[data-booking="${CSS.escape(focusKey)}"]`);
    if (wanted === null || wanted === undefined) return;
    bookingDraft.setState({ focusKey: undefined });
    wanted.focus();
  });

  const laneAt = (clientY: number): TimelineLane | undefined => {
    const topPx = plot.current?.getBoundingClientRect().top ?? 0;
    return lanes[Math.floor((clientY - topPx + (scroller.current?.scrollTop ?? 0)) / rowHeightPx)];
  };
  const instantAt = (clientX: number): number =>
    instantAtX(view, widthPx, clientX - (plot.current?.getBoundingClientRect().left ?? 0));

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>, booking: ShownBooking): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, right } = event.currentTarget.getBoundingClientRect();
    const isWide = right - left > 3 * gripPx;
    const grip =
      isWide && event.clientX - left < gripPx ? "start" : isWide && right - event.clientX < gripPx ? "end" : "all";
    press.current = {
      booking,
      grip,
      x: event.clientX,
      y: event.clientY,
      atMs: instantAt(event.clientX),
      isDrag: false,
    };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const pressed = press.current;
    if (pressed === undefined) return;
    const { booking, grip } = pressed;
    pressed.isDrag ||= Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > clickSlackPx;
    if (!pressed.isDrag) return;
    const byMs = instantAt(event.clientX) - pressed.atMs;
    const lane = grip === "all" ? laneAt(event.clientY) : undefined;
    moveDraft(booking, {
      station: lane?.row ?? booking.station,
      antenna: lane?.antenna ?? booking.antenna,
      startMs: grip === "end" ? booking.startMs : booking.startMs + byMs,
      endMs: grip === "start" ? booking.endMs : booking.endMs + byMs,
      grip,
    });
  };
  const onPointerUp = (event: PointerEvent): void => {
    const pressed = press.current;
    press.current = undefined;
    if (event.type === "pointercancel") endDraft();
    else if (pressed?.isDrag) dropDraft();
    else if (pressed !== undefined) goTo(pressed.booking);
  };

  const onKeyDown = (event: KeyboardEvent, booking: ShownBooking): void => {
    const isTaken = draft !== undefined;
    if (isTaken && event.key === "Escape") endDraft();
    else if (isTaken && (event.key === "Enter" || event.key === " ")) dropDraft();
    else if (isTaken) {
      const wish = bookingStep(draft, event, lanes);
      if (wish !== undefined) moveDraft(booking, wish);
    } else if (event.key === "Enter" || event.key === " ") moveDraft(booking, wishOf(booking));
    else if (event.key === "Delete" || event.key === "Backspace") leave(booking, "sync.removeBooking");
    else if (event.key === "p") void runCommand("sync.pinBooking", booking.index);
    else if (event.key === "f") leave(booking, "sync.forbidBooking");
    else {
      const next =
        event.ctrlKey || event.metaKey || event.altKey ? undefined : neighbourBooking(inView, booking, event.key);
      if (next === undefined) return;
      bookingDraft.setState({ focusKey: next.key });
    }
    event.preventDefault();
    event.stopPropagation();
  };
  /** The next booking has the focus once this one is gone. */
  const leave = (booking: ShownBooking, command: string): void => {
    const next = neighbourBooking(inView, booking, "ArrowRight") ?? neighbourBooking(inView, booking, "ArrowLeft");
    void runCommand(command, booking.index);
    bookingDraft.setState({ focusKey: next?.key });
  };

  const inTheWay = new Set(draft?.placed.ok ? draft.placed.value.conflicts.map(({ booking }) => booking.key) : []);
  return (
    <div ref={box} className={styles.bookings} data-dragging={draft !== undefined || undefined}>
      {shown.map(({ booking, lane, row }) => {
        const fromPx = Math.max(xOfInstant(view, widthPx, booking.startMs), -8);
        const toPx = Math.min(xOfInstant(view, widthPx, booking.endMs), widthPx + 8);
        return (
          <button
            key={booking.index}
            type="button"
            className={styles.booking}
            data-booking={booking.key}
            data-conflict={inTheWay.has(booking.key) || undefined}
            data-taken={draft?.booking.key === booking.key || undefined}
            tabIndex={booking.key === stop ? 0 : -1}
            aria-label={`Booking of ${booking.rule.satelliteId} at ${lane.label}, ${formatTimeOfDay(booking.startMs, zone).slice(0, 8)} to ${formatTimeOfDay(booking.endMs, zone).slice(0, 8)}${booking.isPinned ? ", pinned" : ""}`}
            aria-keyshortcuts="Enter P F Delete"
            title={`${booking.rule.satelliteId}: drag it, or press Enter and use the arrows; P pins, F forbids, Delete takes out`}
            style={{
              left: fromPx,
              width: Math.max(toPx - fromPx, 5),
              top: row * rowHeightPx - scrollTopPx + trackTopPx(0, 1),
              height: trackHeightPx(1),
            }}
            onFocus={() => setCurrent(booking.key)}
            onBlur={() => {
              if (press.current === undefined) endDraft();
            }}
            onPointerDown={(event) => onPointerDown(event, booking)}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp}
            onPointerCancel={onPointerUp}
            onKeyDown={(event) => onKeyDown(event, booking)}
          />
        );
      })}
      {draft && (
        <BookingGhost draft={draft} lanes={lanes} view={view} widthPx={widthPx} scrollTopPx={scrollTopPx} zone={zone} />
      )}
    </div>
  );
}

function goTo({ rule, startMs }: ShownBooking): void {
  void runCommand("timeline.openContact", { kind: "satellite", id: rule.satelliteId, aosMs: startMs });
}

function usePlotSize(scroller: Props["scroller"], plot: Props["plot"]) {
  const [size, setSize] = useState({ widthPx: 0, heightPx: 0, scrollTopPx: 0 });
  useEffect(() => {
    const [scrolled, plotted] = [scroller.current, plot.current];
    if (scrolled === null || plotted === null) return;
    const measure = (): void =>
      setSize({ widthPx: plotted.clientWidth, heightPx: plotted.clientHeight, scrollTopPx: scrolled.scrollTop });
    const observer = new ResizeObserver(measure);
    observer.observe(plotted);
    scrolled.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      scrolled.removeEventListener("scroll", measure);
    };
  }, [scroller, plot]);
  return size;
}
