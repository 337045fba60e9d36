import { createStore } from "zustand/vanilla";
import { failure, type Outcome } from "../../../core/base/outcome";
import { runCommand } from "../commands";
import { documentStore } from "../documentStore";
import { finishedContacts } from "../queries";
import { bookingKey, bookingsOf, type ShownBooking } from "./bookings";
import { type Placement, placeBooking, ruleOfPlace, type Wish } from "./placeBooking";
import { scheduleValue } from "./standing";
import { movedBooking, rulesOf } from "./syncEdits";

/** A booking that is being moved, by pointer or keys: nothing is changed until it is dropped. */
export interface BookingDraft {
  readonly booking: ShownBooking;
  readonly wish: Wish;
  /** Where it would come to stand. */
  readonly placed: Outcome<Placement, string>;
  /** What the bookings are worth now, and would be. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

interface DraftState {
  readonly draft?: BookingDraft | undefined;
  /** The booking that is to have the focus once it is there. */
  readonly focusKey?: string | undefined;
}

export const bookingDraft = createStore<DraftState>()(() => ({}));

/** A pointer that rests this long wants to know what the place costs. */
const restMs = 120;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Moves a booking's draft to a wish, and begins it where there is none. */
export function moveDraft(booking: ShownBooking, wish: Wish): void {
  const { scenario } = documentStore.getState();
  const contacts = finishedContacts()?.windows;
  const stations = scenario.stations ?? [];
  const around = {
    bookings: bookingsOf(scenario),
    stations,
    rules: rulesOf(scenario),
    mesh: scenario.mesh,
  };
  const placed =
    contacts === undefined
      ? failure("the contacts are not there yet")
      : placeBooking(booking, wish, { contacts, ...around });
  const draft: BookingDraft = { booking, wish, placed };
  bookingDraft.setState({ draft });
  clearTimeout(timer);
  if (placed.ok) timer = setTimeout(() => void tellCost(draft, placed.value), restMs);
}

export function dropDraft(): void {
  const { draft } = bookingDraft.getState();
  endDraft();
  if (draft === undefined || !draft.placed.ok) return;
  const { booking, placed } = draft;
  const { station, antenna, startMs, endMs, conflicts } = placed.value;
  const isSame =
    station === booking.station &&
    antenna === booking.antenna &&
    startMs === booking.startMs &&
    endMs === booking.endMs;
  if (isSame) return;
  const stations = documentStore.getState().scenario.stations ?? [];
  const rule = ruleOfPlace(booking, placed.value, stations);
  bookingDraft.setState({ focusKey: bookingKey(rule) });
  void runCommand("sync.moveBooking", {
    index: booking.index,
    to: { stationId: rule.stationId, antenna, startMs, endMs },
    inTheWay: conflicts.map((conflict) => conflict.booking.index),
  });
}

export function endDraft(): void {
  clearTimeout(timer);
  bookingDraft.setState({ draft: undefined });
}

export function wishOf({ station, antenna, startMs, endMs }: ShownBooking): Wish {
  return { station, antenna, startMs, endMs, grip: "all" };
}

async function tellCost(draft: BookingDraft, place: Placement): Promise<void> {
  const { scenario } = documentStore.getState();
  const to = ruleOfPlace(draft.booking, place, scenario.stations ?? []);
  const inTheWay = place.conflicts.map(({ booking }) => booking.index);
  const moved = movedBooking(scenario, draft.booking.index, to, inTheWay);
  const [before, after] = await Promise.all([scheduleValue(scenario), scheduleValue(moved)]);
  if (bookingDraft.getState().draft === draft) bookingDraft.setState({ draft: { ...draft, before, after } });
}
