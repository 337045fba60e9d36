import { describeProblem, failure, type Outcome, success } from "../../core/base/outcome";
import type { DataSources } from "../../core/learning/data/dataMaker";
import { missionLogText } from "../../core/learning/mission/missionLogText";
import { prepareMission, trainPreparedMission } from "../../core/learning/mission/missionTraining";
import { missionTrainingRecord } from "../../core/learning/mission/missionTrainingRecord";
import { rankWhatIfs } from "../../core/learning/mission/whatIfs";
import { trainPrepared } from "../../core/learning/scenarioTraining";
import { type TrainingRecord, trainingRecord } from "../../core/learning/trainingRecord";
import { type PreparedTraining, prepareTraining } from "../../core/learning/trainScenario";
import type { Scenario } from "../../core/scenario/schema";
import { type Command, formatOption } from "../command";
import { type ExitCode, exitCodes, type Io } from "../io";
import { missionTable, whatIfTable } from "../missionTable";
import { complainOf, openScenario } from "../openScenario";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { trainingSources } from "../trainingSources";
import { trainTable } from "../trainTable";

/** `orbitweave train FILE` */
export const trainCommand: Command = {
  name: "train",
  target: "FILE",
  summary: "Federated learning that really trains, a client a satellite, and what every round costs in bytes.",
  options: [
    {
      name: "log",
      value: "PATH",
      help: "write every message, booking and event of training in mission time, as JSON lines",
    },
    { name: "what-if", help: "rank changes of the plan, one factor each, by the mission hours that they save" },
    formatOption("table", "json"),
  ],
  details: `Data, model, strategy, faults and privacy come from the scenario's "learning"; without it FedAvg trains softmax regression on Synthetic(1, 1). Without
"learning.mission" a round is a round: endsAt and timeToTargetHours are null; with it ({} suffices) models and updates take their way over contacts and
links, rounds end at instants, and the JSON also has mission: { endedAtHours, ended, rounds: [where the time went], satellites: [{ id, models, reports,
counted, bytesUp, computeSeconds, meanStaleness, never }], stations: [{ id, bookedSeconds, bookings }], antennaSeconds }, targetBand over the seeds, and
unused: [what of the plan could not be used]. --what-if prints { targetAccuracy, hoursNow, results: [{ id, title, hours, hoursSaved, problem? }] }. Accuracy and loss (nats) are over the test samples of all clients; bytes are real, codec headers
included. JSON: { seed, rounds: [{ round, endsAt, accuracy, loss, bytesUp, bytesDown, participants, epsilon? }], roundsToTarget, bytesToTarget,
finalAccuracy, clients: [{ id, samples, accuracy, loss, attack? }], fairness: { meanAccuracy, deviation, worstTenth }, failed?, warnings, timeToTargetHours,
otherSeeds: [the same a seed], band: [{ round, mean, least, greatest }] }. The same scenario gives the same bytes. An epsilon of null is no bound (noise 0). A training that runs away (values
that are not finite, or too large for single precision) prints the rounds before and exits 1, and so does one in mission time in which a seed comes to no round at all.`,
  examples: ["orbitweave train plan.json", "orbitweave train plan.json --format json"],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const sources = await trainingSources(scenario, io);
    const prepared = sources.ok ? prepareTraining(scenario, sources.value) : sources;
    if (!prepared.ok) {
      complainOf(prepared.error, io);
      return exitCodes.badInput;
    }
    const data = scenario.learning?.data;
    if (prepared.value.attribution !== undefined) io.complain(prepared.value.attribution);
    if (data?.kind === "synthetic" && data.maxSamples !== undefined) {
      io.complain(`clients are capped at ${data.maxSamples} samples, which FedProx's data are not`);
    }
    if (options.has("what-if")) {
      return rankChanges(scenario, sources.ok ? sources.value : {}, options.get("format") === "json", io);
    }
    const trained = await trainAny(scenario, prepared.value, options.get("log"), io);
    if (!trained.ok) {
      complainOf(trained.error, io);
      return exitCodes.badInput;
    }
    const { record, table, silent } = trained.value;
    const runs = [record, ...record.otherSeeds];
    for (const warning of record.warnings) io.complain(`warning: ${describeProblem(warning)}`);
    const isJson = options.get("format") === "json";
    await io.write(isJson ? `${JSON.stringify(record, undefined, 1)}\n` : table);
    const failures = runs.flatMap(({ seed, failed }) => (failed === undefined ? [] : [{ seed, failed }]));
    for (const { seed, failed } of failures) io.complain(`error: seed ${seed}: ${describeProblem(failed)}`);
    for (const why of silent) io.complain(`error: ${why}`);
    return failures.length + silent.length === 0 ? exitCodes.fine : exitCodes.infeasible;
  },
};

interface Trained {
  readonly record: TrainingRecord;
  readonly table: string;
  /** Why seeds came to no round. */
  readonly silent: readonly string[];
}

/** In mission time where the plan says so. */
async function trainAny(
  scenario: Scenario,
  prepared: PreparedTraining,
  logPath: string | undefined,
  io: Io,
): Promise<Outcome<Trained>> {
  if (scenario.learning?.mission === undefined) {
    if (logPath !== undefined) {
      const allowed = 'a plan with "learning.mission"';
      return failure([{ path: "--log", message: "there is no mission time to log", given: logPath, allowed }]);
    }
    const record = trainingRecord(runShown(trainPrepared(prepared), io));
    return success({ record, table: trainTable(record), silent: [] });
  }
  const mission = runShown(prepareMission(scenario, prepared), io);
  if (!mission.ok) return mission;
  const { network } = mission.value;
  for (const warning of network.warnings) io.complain(`warning: ${warning}`);
  const runs = runShown(trainPreparedMission(mission.value), io);
  if (logPath !== undefined) {
    const text = runs.flatMap((run) => [...missionLogText(network, run)]).join("");
    const written = await io.writeFile(logPath, new TextEncoder().encode(text));
    if (!written.ok) return written;
  }
  const record = missionTrainingRecord(network, runs);
  const silent = runs.flatMap(({ seed, rounds, failed, ended }) =>
    rounds.length > 0 || failed !== undefined ? [] : [`seed ${seed}: no round: ${ended}`],
  );
  return success({ record, table: missionTable(record, scenario.learning.targetAccuracy), silent });
}

/** What would help most, in place of the training itself. */
async function rankChanges(scenario: Scenario, sources: DataSources, isJson: boolean, io: Io): Promise<ExitCode> {
  if (scenario.learning?.mission === undefined) {
    return refuse(io, '--what-if: allowed: a plan with "learning.mission", since it ranks by mission hours');
  }
  const report = runShown(rankWhatIfs(scenario, undefined, sources), io);
  if (!("results" in report)) {
    complainOf(report, io);
    return exitCodes.badInput;
  }
  const { targetAccuracy, hoursNow } = report;
  const results = report.results.map(({ id, title, hours, hoursSaved, problem }) => ({
    id,
    title,
    hours,
    hoursSaved,
    ...(problem && { problem }),
  }));
  const json = () => `${JSON.stringify({ targetAccuracy, hoursNow, results }, undefined, 1)}\n`;
  await io.write(isJson ? json() : whatIfTable(report));
  return exitCodes.fine;
}
