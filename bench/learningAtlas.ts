import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { runToEnd } from "../src/core/base/progress";
import { missionFaults } from "../src/core/learning/mission/__fixtures__/checkMission";
import { missionNetwork } from "../src/core/learning/mission/buildNetwork";
import type { MissionRun } from "../src/core/learning/mission/missionRun";
import { missionSettings } from "../src/core/learning/mission/missionSettings";
import { trainMission } from "../src/core/learning/mission/trainMission";
import { prepareTraining } from "../src/core/learning/trainScenario";
import type { LearningRules, Scenario } from "../src/core/scenario/schema";
import { atlasPicture, type Place } from "./atlasPicture";

const hourMs = 3_600_000;

const stations = [
  { id: "svalbard", latDeg: 78.23, lonDeg: 15.4, altitudeKm: 0.45 },
  { id: "awarua", latDeg: -46.53, lonDeg: 168.38, altitudeKm: 0 },
  { id: "punta-arenas", latDeg: -52.94, lonDeg: -70.85, altitudeKm: 0 },
].map((site) => ({ ...site, uplinkMbps: 2, downlinkMbps: 10 }));

/** Clusters are orbital planes of a Walker star, as in the 768 constellations of arXiv 2511.14889. */
function atlasScenario(clusters: number, satellites: number, learning: LearningRules, days = 10): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: `${clusters} clusters of ${satellites}`,
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 * days },
    constellations: [
      {
        id: "c",
        pattern: "star",
        planes: clusters,
        satellitesPerPlane: satellites,
        phasing: 0,
        altitudeKm: 500,
        inclinationDeg: 90,
      },
    ],
    stations,
    learning,
  };
}

/** Softmax regression; a sample's training counts as that of a network of 1 Gflop forward, so that work takes time. */
function atlasLearning(kind: "fed-avg" | "fed-buff", clients: number): LearningRules {
  return {
    data: { kind: "synthetic", maxSamples: 200 },
    local: { epochs: 5 },
    strategy: { kind },
    rounds: 300,
    participants: Math.min(10, clients),
    targetAccuracy: 0.7,
    mission: { relay: "none", computeTflops: 0.5, trainingFlops: 3e9 },
  };
}

/**
 * `npm run bench -- atlas [--days 10] [--most 10] [--out FILE] [--picture FILE.svg]`: 1 to 10 clusters of 1 to 10 satellites over three stations, FedAvg and FedBuff, headless
 * on two cores, and the replay of every run. Fails where a replay finds a fault, and beyond ten minutes of two cores, in the processor's time.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      days: { type: "string", default: "10" },
      most: { type: "string", default: "10" },
      out: { type: "string" },
      picture: { type: "string" },
    },
  });
  const most = Number(values.most);
  // The largest first, so that no core waits for one at the end.
  const sizes = Array.from({ length: most * most }, (_, i) => [1 + Math.floor(i / most), 1 + (i % most)] as const).sort(
    ([a, b], [c, d]) => c * d - a * b,
  );
  const places: Place[] = [];
  const began = performance.now();
  // Of all threads: what one core would have needed, whatever else the machine does.
  const before = process.cpuUsage();
  const serve = async () => {
    const worker = sourceThread();
    for (let size = sizes.shift(); size !== undefined; size = sizes.shift()) {
      worker.postMessage({ size, days: Number(values.days) });
      const [place] = (await once(worker, "message")) as [Place];
      places.push(place);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, serve));
  const wallSeconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(before);
  const cpuSeconds = (used.user + used.system) / 1e6;
  places.sort((a, b) => a.clusters - b.clusters || a.satellites - b.satellites);
  for (const { clusters, satellites, runs } of places) {
    const texts = runs.map(
      ({ strategy, rounds, accuracy, hoursToTarget, endedAtHours }) =>
        `${strategy} ${rounds} rounds in ${endedAtHours.toFixed(1)} h, ${(100 * (accuracy ?? 0)).toFixed(1)} %, target ${hoursToTarget?.toFixed(1) ?? "-"} h`,
    );
    console.log(`${clusters} x ${satellites}: ${texts.join("; ")}`);
  }
  if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(places));
  if (values.picture !== undefined) writeFileSync(values.picture, atlasPicture(places, most));
  const faults = places.flatMap(({ runs }) => runs.flatMap((run) => run.faults));
  for (const fault of faults.slice(0, 20)) console.log(`FAULT: ${fault}`);
  const isMissed = cpuSeconds > 1200;
  if (isMissed || faults.length > 0) process.exitCode = 1;
  console.log(
    `${places.length} constellations, ${values.days} days, ${faults.length} faults in the replay of ${2 * places.length} runs: ${cpuSeconds.toFixed(0)} s of one core (at most 1,200: ten minutes of two), ${wallSeconds.toFixed(0)} s by the clock${isMissed ? " MISSED" : ""}; load at the end ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  );
}

/** A thread does not inherit the loader that runs the sources. */
function sourceThread(): Worker {
  const code = `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
    .then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`;
  return new Worker(code, { eval: true });
}

function trainPlace(clusters: number, satellites: number, days: number): Place {
  const kinds = ["fed-avg", "fed-buff"] as const;
  const scenario = atlasScenario(clusters, satellites, atlasLearning("fed-avg", clusters * satellites), days);
  const network = runToEnd(missionNetwork(scenario, scenario.learning?.mission ?? {}));
  if (!network.ok) throw new Error(network.error[0]?.message);
  const runs = kinds.map((kind) => {
    const learning = atlasLearning(kind, clusters * satellites);
    const prepared = prepareTraining({ ...scenario, learning });
    const input = prepared.ok ? prepared.value.seeds[0]?.prepare() : prepared;
    if (input === undefined || !input.ok) throw new Error("no data");
    const settings = missionSettings(learning.mission ?? {}, input.value.settings);
    if (!settings.ok) throw new Error(settings.error[0]?.message);
    const run = runToEnd(trainMission(input.value, network.value, settings.value));
    return { ...summary(kind, run), faults: missionFaults(network.value, run) };
  });
  return { clusters, satellites, runs };
}

function summary(strategy: string, run: MissionRun) {
  const reached = run.roundsToTarget === null ? undefined : run.times[run.roundsToTarget - 1];
  const counted = run.log.updates.filter(({ countedMs }) => countedMs !== null);
  return {
    strategy,
    rounds: run.rounds.length,
    endedAtHours: run.endedMs / hourMs,
    accuracy: run.rounds.at(-1)?.accuracy ?? null,
    hoursToTarget: reached === undefined ? null : reached.endMs / hourMs,
    staleness: counted.reduce((sum, { staleness }) => sum + staleness, 0) / Math.max(1, counted.length),
  };
}

if (!isMainThread) {
  parentPort?.on("message", ({ size: [clusters, satellites], days }) => {
    parentPort?.postMessage(trainPlace(clusters, satellites, days));
  });
}
