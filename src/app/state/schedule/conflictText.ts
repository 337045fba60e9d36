import type { Scenario } from "../../../core/scenario/schema";
import type { Conflict } from "./placeBooking";

const shown = 3;

const reasons: Readonly<Record<Conflict["reason"], string>> = {
  antenna: "antenna busy with",
  satellite: "satellite busy at",
  contact: "contact booked by",
};

/** What is in the way, in words; empty where nothing is. */
export function conflictText(conflicts: readonly Conflict[], { stations = [] }: Scenario): string {
  if (conflicts.length === 0) return "";
  const parts = conflicts.slice(0, shown).map(({ booking, reason }) => {
    const station = stations[booking.station];
    return `${reasons[reason]} ${reason === "satellite" ? (station?.name ?? station?.id) : booking.rule.satelliteId}`;
  });
  const more = conflicts.length > shown ? `, and ${conflicts.length - shown} more` : "";
  return `Conflict: ${parts.join(", ")}${more}; would be taken out.`;
}
