/** How many nodes have how many links, by the number of links. */
export interface DegreeCount {
  readonly degree: number;
  readonly satellites: number;
  readonly stations: number;
}

export function degreeCounts(degree: Int32Array, satelliteCount: number): DegreeCount[] {
  const counts = new Map<number, { degree: number; satellites: number; stations: number }>();
  degree.forEach((links, node) => {
    const count = counts.get(links) ?? { degree: links, satellites: 0, stations: 0 };
    counts.set(links, count);
    if (node < satelliteCount) count.satellites++;
    else count.stations++;
  });
  return [...counts.values()].sort((a, b) => a.degree - b.degree);
}
