import { useMemo } from "react";
import type { GlobeLayer } from "../layers";
import { type ShownBooking, useBookings } from "./bookings";

/** The contacts' layers with the bookings above them, where there are any: what is used is bright, the rest dim. */
export function useBookedLayers(contacts: readonly GlobeLayer[]): readonly GlobeLayer[] {
  const bookings = useBookings();
  return useMemo(() => bookedLayers(contacts, bookings), [contacts, bookings]);
}

function bookedLayers(contacts: readonly GlobeLayer[], bookings: readonly ShownBooking[]): readonly GlobeLayer[] {
  if (bookings.length === 0) return contacts;
  const inOrder = [...bookings].sort((a, b) => a.startMs - b.startMs);
  const links = {
    count: inOrder.length,
    satellite: Uint32Array.from(inOrder, ({ satellite }) => satellite),
    station: Uint32Array.from(inOrder, ({ station }) => station),
    startMs: Float64Array.from(inOrder, ({ startMs }) => startMs),
    endMs: Float64Array.from(inOrder, ({ endMs }) => endMs),
  };
  const dimmed = contacts.map((layer): GlobeLayer => ({ ...layer, strength: "dim" }));
  return [...dimmed, { id: "bookings", label: "Bookings", links: [links], strength: "bright" }];
}
