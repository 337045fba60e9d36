import { createStore } from "zustand/vanilla";
import type { Scenario } from "../../../core/scenario/schema";
import { documentStore } from "../documentStore";
import { editScenario } from "../editScenario";
import { scheduleValue } from "./standing";

/** A change by hand, and what the bookings were worth before and after. */
export interface BookingChange {
  readonly name: string;
  /** The documents on both sides: the change is shown while the present one is either. */
  readonly from: Scenario;
  readonly to: Scenario;
  readonly before?: number;
  readonly after?: number;
}

/** The last change by hand. */
export const lastChange = createStore<{ readonly change?: BookingChange }>()(() => ({}));

/** Edits the bookings by hand, as a step that can be undone, and says what it costs. */
export async function changeBookings(name: string, edit: (scenario: Scenario) => Scenario): Promise<void> {
  const from = documentStore.getState().scenario;
  const isChanged = edit(from) !== from;
  if (!isChanged) return;
  editScenario(name, edit);
  const to = documentStore.getState().scenario;
  const change: BookingChange = { name, from, to };
  lastChange.setState({ change });
  const [before, after] = await Promise.all([scheduleValue(from), scheduleValue(to)]);
  if (lastChange.getState().change !== change) return;
  lastChange.setState({
    change: { ...change, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
  });
}
