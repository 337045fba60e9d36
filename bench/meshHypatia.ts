import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "../src/core/base/progress";
import { dalian, type HypatiaStation, kuiperScenario, manila } from "../src/core/mesh/__fixtures__/kuiper";
import { meshModel } from "../src/core/mesh/meshModel";
import { routesOverTime } from "../src/core/mesh/routesOverTime";

/**
 * `npm run bench -- mesh --hypatia DIR [--stations FILE]`: the Kuiper K1 network of Hypatia (Kassing et al., IMC 2020; github snkas/hypatia) from its
 * recipe, every round-trip time and path of DIR's `networkx_rtt_A_to_B.txt` and `networkx_path_A_to_B.txt` against ours. The pairs are those of
 * which DIR has files; stations besides Manila and Dalian come from FILE, a JSON list of { id, latDeg, lonDeg } or Hypatia's own lines
 * `number,name,lat,lon,...`, whose numbers count on from the satellites' 1,156.
 */
export function compareWithHypatia(directory: string, stationsFile?: string): void {
  const more = stationsFile ? readStations(readFileSync(stationsFile, "utf8")) : [];
  const stations = [...new Map([manila, dalian, ...more].map((one) => [one.id, one])).values()];
  let compared = 0;
  for (const from of stations) {
    for (const to of stations) {
      const file = join(directory, `networkx_rtt_${from.id}_to_${to.id}.txt`);
      if (!existsSync(file)) continue;
      comparePair(directory, from, to, readFileSync(file, "utf8"));
      compared++;
    }
  }
  if (compared === 0) throw new Error(`no round-trip times of known stations in ${directory}`);
}

function readStations(text: string): HypatiaStation[] {
  if (text.trimStart().startsWith("[")) return JSON.parse(text) as HypatiaStation[];
  return rows(text).map(([number = "", , lat = "", lon = ""]) => ({
    id: String(Number(number) < 1156 ? Number(number) + 1156 : Number(number)),
    latDeg: Number(lat),
    lonDeg: Number(lon),
  }));
}

function comparePair(directory: string, from: HypatiaStation, to: HypatiaStation, rttText: string): void {
  const rtts = rows(rttText);
  const paths = rows(readFileSync(join(directory, `networkx_path_${from.id}_to_${to.id}.txt`), "utf8"));
  const begun = performance.now();
  const model = meshModel(kuiperScenario([from, to], rtts.length / 10));
  const node = (id: string): number => model.nodes.indexOf.get(id) as number;
  const series = runToEnd(routesOverTime(model, { from: node(from.id), to: node(to.id), stepSeconds: 0.1 }));
  const seconds = (performance.now() - begun) / 1000;

  let worstUs = 0;
  series.samples.forEach((sample, i) => {
    const [timeNs = "", rttNs = ""] = rtts[i] ?? [];
    const theirs = Number(rttNs);
    const reachable = theirs > 0;
    if (Number(timeNs) !== Math.round((sample.atMs - model.startMs) * 1e6))
      throw new Error(`sample ${i} is at ${timeNs}`);
    if (reachable !== (sample.totalLatencyMs !== null)) throw new Error(`reachability differs at ${timeNs} ns`);
    if (sample.totalLatencyMs !== null) {
      worstUs = Math.max(worstUs, Math.abs(2 * sample.totalLatencyMs * 1e3 - theirs / 1e3));
    }
  });
  if (series.samples.length !== rtts.length) throw new Error(`${series.samples.length} samples, not ${rtts.length}`);
  if (worstUs > 1) throw new Error(`round-trip times differ by up to ${worstUs.toFixed(3)} microseconds`);

  const ours = [{ atMs: model.startMs, hops: series.samples[0]?.hops ?? [] }, ...series.changes].map(
    ({ atMs, hops }) => `${Math.round((atMs - model.startMs) * 1e6)},${hops.join("-")}`,
  );
  const theirs = paths.map(([timeNs, hops = ""]) => `${timeNs},${hops.includes("-") ? hops : ""}`);
  theirs.forEach((path, i) => {
    if (path !== ours[i]) throw new Error(`path ${i}: theirs ${path}, ours ${ours[i]}`);
  });
  if (ours.length !== theirs.length) throw new Error(`${ours.length} paths, not ${theirs.length}`);

  const rtt = (ms: number | null) => ((ms ?? Number.NaN) * 2).toFixed(6);
  console.log(`Hypatia's Kuiper network, ${from.id} to ${to.id}`);
  console.log(
    `  ${rtts.length} round-trip times within ${worstUs.toFixed(3)} microseconds, ${paths.length} paths equal`,
  );
  console.log(`  min ${rtt(series.minMs)} ms, max ${rtt(series.maxMs)} ms, ${seconds.toFixed(1)} s`);
}

function rows(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.trim().split(","));
}
