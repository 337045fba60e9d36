import { useEffect } from "react";
import { useLoaded } from "../../kit/useLoaded";
import { startOnFirstVisit, tourStore } from "./tourStore";

/** The tour, on the first visit and when it is asked for. */
export function Tour() {
  useEffect(startOnFirstVisit, []);
  const { step, stop } = tourStore();
  const Card = useLoaded(() => import("./TourCard"), step !== undefined, stop);
  return Card && <Card />;
}
