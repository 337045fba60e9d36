import type { StudyRun } from "./learningFedProx";

const shownRounds = [1, 5, 10, 20, 50, 100, 200];

/** Tables of a study in Markdown: a group each, a row an arm, means over the seeds. */
export function studyTables(runs: readonly StudyRun[]): string {
  return grouped(runs, ({ group }) => group)
    .map(([group, members]) => {
      const rounds = Math.max(...members.map(({ accuracy }) => accuracy.length));
      const at = shownRounds.filter((round) => round <= rounds);
      const header = `| ${group} | accuracy after ${rounds} rounds, mean (each seed), % | mean rise of the training loss a round | training loss in round ${at.join(" / ")} | test loss at the end | MB |\n|---|---|---|---|---|---|`;
      return [header, ...grouped(members, ({ arm }) => arm).map(([arm, ofArm]) => row(arm, ofArm, at))].join("\n");
    })
    .join("\n\n");
}

function row(arm: string, runs: readonly StudyRun[], at: readonly number[]): string {
  const accuracies = runs.map(({ accuracy }) => 100 * (accuracy.at(-1) ?? 0));
  const cells = [
    arm,
    `${mean(accuracies).toFixed(1)} (${accuracies.map((value) => value.toFixed(1)).join(", ")})`,
    mean(runs.map(({ trainLoss }) => meanRise(trainLoss))).toFixed(3),
    at.map((round) => mean(runs.map(({ trainLoss }) => trainLoss[round - 1] ?? Number.NaN)).toFixed(2)).join(" / "),
    mean(runs.map(({ testLoss }) => testLoss.at(-1) ?? Number.NaN)).toFixed(2),
    mean(runs.map(({ megabytes }) => megabytes)).toFixed(2),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** How much a curve goes up, a round: 0 for one that only falls. */
function meanRise(values: readonly number[]): number {
  return values.slice(1).reduce((sum, value, i) => sum + Math.max(0, value - (values[i] as number)), 0) / values.length;
}

const width = 320;
const height = 220;
const legendWidth = 150;
const margin = { left: 40, right: 10, top: 28, bottom: 34 };
const colours = ["#c2410c", "#1d4ed8", "#15803d", "#7e22ce", "#475569"];

/** Training loss by round as a picture (SVG), a panel a group: the mean over the seeds, and from the least to the greatest. */
export function studyCurves(runs: readonly StudyRun[]): string {
  const groups = grouped(runs, ({ group }) => group);
  const arms = grouped(runs, ({ arm }) => arm).map(([arm]) => arm);
  const means = groups.flatMap(([, members]) =>
    grouped(members, ({ arm }) => arm).flatMap(([, ofArm]) => meanCurve(ofArm)),
  );
  const top = Math.ceil(2 * Math.max(...means)) / 2;
  const panels = groups.map(([group, members], i) => panel(group, members, arms, top, i * width));
  const legend = arms.map(
    (arm, i) =>
      `<g transform="translate(${margin.left + i * legendWidth}, ${height + 14})"><path d="M0,-4h18" stroke="${colours[i]}" stroke-width="2"/><text x="24">${arm}</text></g>`,
  );
  const whole = Math.max(groups.length * width, margin.left + arms.length * legendWidth);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${height + 26}" width="${whole}" height="${height + 26}" font-family="sans-serif" font-size="11" fill="none">
<title>FedAvg and FedProx with stragglers, by round</title>
<rect width="100%" height="100%" fill="#ffffff"/><g fill="#334155" stroke-linejoin="round">${[...panels, ...legend].join("\n")}</g></svg>
`;
}

function panel(
  group: string,
  members: readonly StudyRun[],
  arms: readonly string[],
  top: number,
  left: number,
): string {
  const rounds = Math.max(...members.map(({ trainLoss }) => trainLoss.length));
  const x = (round: number) => margin.left + ((round - 1) / (rounds - 1)) * (width - margin.left - margin.right);
  const y = (loss: number) => margin.top + (1 - Math.min(loss, top) / top) * (height - margin.top - margin.bottom);
  const points = (values: readonly number[]) =>
    values.map((value, i) => `${x(i + 1).toFixed(1)},${y(value).toFixed(1)}`);
  const drawn = grouped(members, ({ arm }) => arm).map(([arm, runs]) => {
    const colour = colours[arms.indexOf(arm)] as string;
    const at = (round: number) => runs.map(({ trainLoss }) => trainLoss[round] as number);
    const indices = Array.from({ length: rounds }, (_, i) => i);
    const band = [
      ...points(indices.map((i) => Math.max(...at(i)))),
      ...points(indices.map((i) => Math.min(...at(i)))).reverse(),
    ];
    return `<path d="M${band.join("L")}Z" fill="${colour}" fill-opacity="0.12"/><path d="M${points(meanCurve(runs)).join("L")}" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
  });
  const xTicks = [1, rounds / 4, rounds / 2, (3 * rounds) / 4, rounds].map(Math.round);
  const yTicks = Array.from({ length: Math.floor(top) + 1 }, (_, i) => i);
  return `<g transform="translate(${left}, 0)"><text x="${margin.left}" y="16" font-weight="bold">${group}</text>
${yTicks.map((loss) => `<path d="M${margin.left},${y(loss)}H${width - margin.right}" stroke="#e2e8f0"/><text x="${margin.left - 6}" y="${y(loss) + 4}" text-anchor="end">${loss}</text>`).join("")}
${xTicks.map((round) => `<text x="${x(round)}" y="${height - margin.bottom + 16}" text-anchor="middle">${round}</text>`).join("")}
<text x="${width / 2}" y="${height - 4}" text-anchor="middle">round</text><text transform="translate(12, ${height / 2}) rotate(-90)" text-anchor="middle">training loss (nats)</text>
${drawn.join("\n")}</g>`;
}

function meanCurve(runs: readonly StudyRun[]): number[] {
  const rounds = Math.max(...runs.map(({ trainLoss }) => trainLoss.length));
  return Array.from({ length: rounds }, (_, i) => mean(runs.map(({ trainLoss }) => trainLoss[i] ?? Number.NaN)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** In order of first appearance. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return Array.from(groups);
}
