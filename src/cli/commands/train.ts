import { describeProblem } from "../../core/base/outcome";
import { trainPrepared } from "../../core/learning/scenarioTraining";
import { trainingRecord } from "../../core/learning/trainingRecord";
import { prepareTraining } from "../../core/learning/trainScenario";
import { type Command, formatOption } from "../command";
import { exitCodes } from "../io";
import { complainOf, openScenario } from "../openScenario";
import { runShown } from "../runShown";
import { trainTable } from "../trainTable";

/** `orbitweave train FILE` */
export const trainCommand: Command = {
  name: "train",
  target: "FILE",
  summary: "Federated learning that really trains, a client a satellite, and what every round costs in bytes.",
  options: [formatOption("table", "json")],
  details: `Data, model, strategy, faults and privacy come from the scenario's "learning"; without it FedAvg trains softmax regression on Synthetic(1, 1). A round is
a round: endsAt and timeToTargetHours are null. Accuracy and loss (nats) are over the test samples of all clients; bytes are real, codec headers
included. JSON: { seed, rounds: [{ round, endsAt, accuracy, loss, bytesUp, bytesDown, participants, epsilon? }], roundsToTarget, bytesToTarget,
finalAccuracy, clients: [{ id, samples, accuracy, loss }], fairness: { meanAccuracy, deviation, worstTenth }, failed?, warnings, timeToTargetHours,
otherSeeds: [the same a seed], band: [{ round, mean, least, greatest }] }. The same scenario gives the same bytes. A training that runs away (values
that are not finite) prints the rounds before and exits 1.`,
  examples: ["orbitweave train plan.json", "orbitweave train plan.json --format json"],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const prepared = prepareTraining(scenario);
    if (!prepared.ok) {
      complainOf(prepared.error, io);
      return exitCodes.badInput;
    }
    const data = scenario.learning?.data;
    if (data?.kind === "synthetic" && data.maxSamples !== undefined) {
      io.complain(`clients are capped at ${data.maxSamples} samples, which FedProx's data are not`);
    }
    const record = trainingRecord(runShown(trainPrepared(prepared.value), io));
    const runs = [record, ...record.otherSeeds];
    for (const warning of record.warnings) io.complain(`warning: ${describeProblem(warning)}`);
    const isJson = options.get("format") === "json";
    await io.write(isJson ? `${JSON.stringify(record, undefined, 1)}\n` : trainTable(record));
    const failures = runs.flatMap(({ seed, failed }) => (failed === undefined ? [] : [{ seed, failed }]));
    for (const { seed, failed } of failures) io.complain(`error: seed ${seed}: ${describeProblem(failed)}`);
    return failures.length === 0 ? exitCodes.fine : exitCodes.infeasible;
  },
};
