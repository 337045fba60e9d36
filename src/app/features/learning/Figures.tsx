import { bytesText, countedText, countText } from "../../kit/quantityText";
import type { TrainingRun } from "../../state/learning/trainingRun";
import classes from "./learning.module.css";
import { epsilonText, lossText, shareText, targetText } from "./learningTexts";
import { missionOf } from "./model/missionRecord";

const bandHint = "From the window's start; over the seeds that reach it: median, and from least to greatest";

/** The figures of the training, as the command line has them: of the first seed, where nothing else is said. */
export function Figures({ run }: { readonly run: TrainingRun }) {
  const { seeds, report, origin, status } = run;
  const first = seeds[0]?.rounds ?? [];
  const last = first[first.length - 1];
  if (last === undefined) return null;
  const sum = (of: "bytesUp" | "bytesDown") => first.reduce((total, round) => total + round[of], 0);
  const target = origin?.rules.targetAccuracy;
  const reached = target === undefined ? -1 : first.findIndex(({ accuracy }) => accuracy >= target);
  const toTarget = first
    .slice(0, reached + 1)
    .reduce((total, { bytesUp, bytesDown }) => total + bytesUp + bytesDown, 0);
  const band = report?.record.band[report.record.band.length - 1];
  const fairness = status === "running" ? null : report?.record.fairness;
  const print = report?.prints[0];
  const mission = status === "running" ? undefined : missionOf(report?.record);
  return (
    <dl className={classes.facts} aria-label="Figures of the training">
      <Fact name="Round" value={countText(last.round)} />
      <Fact name="Accuracy" value={shareText(last.accuracy)} />
      <Fact name="Loss (nats)" value={lossText(last.loss)} />
      <Fact name="Sent up, down" value={`${bytesText(sum("bytesUp"))}, ${bytesText(sum("bytesDown"))}`} />
      {target !== undefined && (
        <Fact
          name={`To ${shareText(target, 1)}`}
          value={reached < 0 ? "not reached yet" : `${countedText(reached + 1, "round")}, ${bytesText(toTarget)}`}
        />
      )}
      {target !== undefined && mission !== undefined && (
        <Fact name="Mission time to it" value={targetText(mission.targetBand)} hint={bandHint} />
      )}
      {last.epsilon !== undefined && <Fact name="Privacy spent, epsilon" value={epsilonText(last.epsilon)} />}
      {fairness && (
        <Fact
          name="Clients' mean, worst tenth"
          value={`${shareText(fairness.meanAccuracy, 1)}, ${shareText(fairness.worstTenth, 1)}`}
        />
      )}
      {band !== undefined && seeds.length > 1 && status !== "running" && (
        <Fact
          name={`${seeds.length} seeds: least, greatest`}
          value={`${shareText(band.least)}, ${shareText(band.greatest)}`}
        />
      )}
      {print !== undefined && status !== "running" && (
        <Fact
          name={print.log === undefined ? "Print of model, messages" : "Print of model, messages, log"}
          value={[print.model, print.messages, ...(print.log === undefined ? [] : [print.log])].join(", ")}
          hint="CRC-32: the same settings give the same on every machine"
        />
      )}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
}

export function Fact({ name, value, hint }: FactProps) {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
