import type { TimelineLane } from "../../state/layers";
import type { BookingDraft } from "../../state/schedule/bookingDraft";
import type { ShownBooking } from "../../state/schedule/bookings";
import type { Wish } from "../../state/schedule/placeBooking";

/** What of a key event decides. */
interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

const stepMs = 10_000;
/** Less than between any two contacts of a pair: the next contact is the closest one then. */
const contactStepMs = 2_400_000;

/**
 * Where a booking that was taken up is wanted after a key: arrows move it in time (Shift: its start, Ctrl: its end) or to the antenna above
 * or below, Page Up and Down to the contact before or after.
 */
export function bookingStep(
  { wish, placed }: Pick<BookingDraft, "wish" | "placed">,
  { key, shiftKey, ctrlKey }: Key,
  lanes: readonly TimelineLane[],
): Wish | undefined {
  const { station, antenna, startMs, endMs } = placed.ok ? placed.value : wish;
  const here = { station, antenna, startMs, endMs, grip: "all" as const };
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const byMs = key === "ArrowLeft" ? -stepMs : stepMs;
      if (shiftKey) return { ...here, startMs: startMs + byMs, grip: "start" };
      if (ctrlKey) return { ...here, endMs: endMs + byMs, grip: "end" };
      return { ...here, startMs: startMs + byMs, endMs: endMs + byMs };
    }
    case "PageUp":
    case "PageDown": {
      const byMs = key === "PageUp" ? -contactStepMs : contactStepMs;
      return { ...here, startMs: startMs + byMs, endMs: endMs + byMs };
    }
    case "ArrowUp":
    case "ArrowDown": {
      const row = lanes.findIndex((lane) => lane.row === wish.station && lane.antenna === wish.antenna);
      const lane = lanes[row + (key === "ArrowUp" ? -1 : 1)];
      return lane && { ...here, station: lane.row, antenna: lane.antenna ?? 1 };
    }
    default:
      return undefined;
  }
}

interface PlacedBooking {
  readonly booking: ShownBooking;
  readonly row: number;
}

/** The booking that an arrow key leads to: before and after in time on the row, or the closest in time on another row. */
export function neighbourBooking(
  bookings: readonly PlacedBooking[],
  from: ShownBooking,
  key: string,
): ShownBooking | undefined {
  const row = bookings.find(({ booking }) => booking.key === from.key)?.row;
  if (row === undefined) return undefined;
  const isLater = key === "ArrowRight" || key === "ArrowDown";
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const onRow = bookings.filter((each) => each.row === row).map(({ booking }) => booking);
    return onRow[onRow.findIndex((booking) => booking.key === from.key) + (isLater ? 1 : -1)];
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  const rows = bookings.map((each) => each.row).filter((each) => (isLater ? each > row : each < row));
  const target = isLater ? Math.min(...rows) : Math.max(...rows);
  const distanceMs = ({ startMs }: ShownBooking) => Math.abs(startMs - from.startMs);
  return bookings
    .filter((each) => each.row === target)
    .map(({ booking }) => booking)
    .sort((a, b) => distanceMs(a) - distanceMs(b))[0];
}
