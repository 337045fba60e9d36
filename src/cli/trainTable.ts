import { countedText, countText } from "../core/base/counted";
import type { TrainingRecord } from "../core/learning/trainingRecord";
import { formatTable } from "./table";

/** A training for people: the rounds of the first seed, what was reached, and how other seeds did. */
export function trainTable(record: TrainingRecord): string {
  const hasPrivacy = record.rounds.some(({ epsilon }) => epsilon !== undefined);
  const table = formatTable(
    [
      { title: "round", align: "right" },
      { title: "accuracy (%)", align: "right" },
      { title: "loss", align: "right" },
      { title: "up (kB)", align: "right" },
      { title: "down (kB)", align: "right" },
      { title: "participants", align: "right" },
      ...(hasPrivacy ? [{ title: "epsilon", align: "right" } as const] : []),
    ],
    record.rounds.map(({ round, accuracy, loss, bytesUp, bytesDown, participants, epsilon }) => [
      String(round),
      percent(accuracy),
      lossText(loss),
      (bytesUp / 1000).toFixed(1),
      (bytesDown / 1000).toFixed(1),
      String(participants),
      ...(hasPrivacy ? [epsilon === undefined ? "" : epsilonText(epsilon)] : []),
    ]),
  );
  const lines = summaryLines(record);
  if (hasPrivacy) lines.push("epsilon: from Renyi divergence by rdp + log(1/delta) / (order - 1) (Mironov 2017)");
  return `${table}\n${lines.join("\n")}\n`;
}

function summaryLines(record: TrainingRecord): string[] {
  const { fairness, roundsToTarget, bytesToTarget, otherSeeds, band } = record;
  const samples = record.clients.reduce((sum, client) => sum + client.samples, 0);
  const lines = [
    `seed ${record.seed}: ${countedText(record.clients.length, "client")}, ${countedText(samples, "sample")}, the most at one ${countText(Math.max(0, ...record.clients.map((client) => client.samples)))}`,
  ];
  if (fairness !== null) {
    lines.push(
      `accuracy over clients: mean ${percent(fairness.meanAccuracy)} %, deviation ${percent(fairness.deviation)}, worst tenth ${percent(fairness.worstTenth)} %`,
    );
  }
  if (roundsToTarget !== null && bytesToTarget !== null) {
    lines.push(`target reached in round ${roundsToTarget}, after ${(bytesToTarget / 1e6).toFixed(3)} MB both ways`);
  }
  const last = band[band.length - 1];
  if (otherSeeds.length > 0 && last !== undefined) {
    lines.push(
      `${otherSeeds.length + 1} seeds in round ${last.round}: mean ${percent(last.mean)} %, from ${percent(last.least)} to ${percent(last.greatest)} %`,
    );
  }
  return lines;
}

/** A loss in nats with four decimals; one that ran away stays readable. */
export function lossText(loss: number): string {
  return Math.abs(loss) < 1e4 ? loss.toFixed(4) : loss.toExponential(2);
}

/** Without noise any epsilon may be spent. */
function epsilonText(epsilon: number): string {
  return Number.isFinite(epsilon) ? epsilon.toFixed(3) : "no bound";
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
