/** A group of satellites as CelesTrak keeps it. */
export interface CelestrakGroup {
  /** As its address names it. */
  readonly id: string;
  readonly title: string;
}

/** Groups that planners ask for; names as on celestrak.org/NORAD/elements. */
export const celestrakGroups: readonly CelestrakGroup[] = [
  { id: "stations", title: "Space stations" },
  { id: "starlink", title: "Starlink" },
  { id: "oneweb", title: "OneWeb" },
  { id: "kuiper", title: "Kuiper" },
  { id: "iridium-NEXT", title: "Iridium NEXT" },
  { id: "globalstar", title: "Globalstar" },
  { id: "orbcomm", title: "Orbcomm" },
  { id: "planet", title: "Planet" },
  { id: "spire", title: "Spire" },
  { id: "resource", title: "Earth resources" },
  { id: "weather", title: "Weather" },
  { id: "science", title: "Space and Earth science" },
  { id: "gps-ops", title: "GPS, operational" },
  { id: "galileo", title: "Galileo" },
  { id: "geo", title: "Active geosynchronous" },
  { id: "cubesat", title: "CubeSats" },
];

/** The group's elements as OMM in JSON. */
export function groupAddress(id: string): string {
  return `https://celestrak.org/NORAD/elements/gp.php?GROUP=${encodeURIComponent(id)}&FORMAT=json`;
}
