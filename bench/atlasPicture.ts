import { interpolateYlGnBu, lab, scaleSequentialLog } from "d3";

const cell = 30;
const gap = 60;
const margin = { left: 46, top: 40, bottom: 40 };
const names: Readonly<Record<string, string>> = { "fed-avg": "FedAvg", "fed-buff": "FedBuff" };

/** One constellation of the atlas under both strategies. */
export interface Place {
  readonly clusters: number;
  readonly satellites: number;
  readonly runs: readonly {
    readonly strategy: string;
    readonly rounds: number;
    readonly endedAtHours: number;
    readonly accuracy: number | null;
    readonly hoursToTarget: number | null;
    readonly staleness: number;
    /** What the replay of its log found wrong. */
    readonly faults: readonly string[];
  }[];
}

/** The atlas as a picture (SVG): hours to the target by clusters and satellites a cluster, a panel a strategy; grey: not reached in the window. */
export function atlasPicture(places: readonly Place[], most: number): string {
  const strategies = (places[0]?.runs ?? []).map(({ strategy }) => strategy);
  const hours = places.flatMap(({ runs }) => runs.flatMap(({ hoursToTarget }) => hoursToTarget ?? []));
  // Light is soon.
  const colour = scaleSequentialLog(interpolateYlGnBu).domain([Math.min(...hours), Math.max(...hours)]);
  const size = most * cell;
  const panels = strategies.map((strategy, i) => {
    const cells = places.map(({ clusters, satellites, runs }) => {
      const reached = runs[i]?.hoursToTarget ?? null;
      const [x, y] = [(satellites - 1) * cell, (most - clusters) * cell];
      const isDark = reached !== null && lab(colour(reached)).l < 50;
      const text = reached === null ? "–" : reached < 10 ? reached.toFixed(1) : reached.toFixed(0);
      return `<rect x="${x}" y="${y}" width="${cell - 1}" height="${cell - 1}" fill="${reached === null ? "#e2e8f0" : colour(reached)}"/><text x="${x + cell / 2}" y="${y + cell / 2 + 4}" text-anchor="middle" fill="${isDark ? "#ffffff" : "#0f172a"}">${text}</text>`;
    });
    const ticks = Array.from({ length: most }, (_, k) => k + 1);
    const left = margin.left + i * (size + gap);
    return `<g transform="translate(${left}, ${margin.top})"><text y="-14" font-weight="bold">${names[strategy] ?? strategy}: hours to 70 %</text>
${cells.join("\n")}
${ticks.map((k) => `<text x="${(k - 0.5) * cell}" y="${size + 15}" text-anchor="middle">${k}</text><text x="-8" y="${(most - k + 0.5) * cell + 4}" text-anchor="end">${k}</text>`).join("")}
<text x="${size / 2}" y="${size + 32}" text-anchor="middle">satellites in a cluster</text><text transform="translate(-30, ${size / 2}) rotate(-90)" text-anchor="middle">clusters</text></g>`;
  });
  const [width, height] = [
    margin.left + strategies.length * (size + gap) - gap + 12,
    margin.top + size + margin.bottom,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="11">
<title>Hours of mission time to the target, by constellation</title>
<rect width="100%" height="100%" fill="#ffffff"/><g fill="#334155">${panels.join("\n")}</g></svg>
`;
}
