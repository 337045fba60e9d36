import { meshModel } from "../../core/mesh/meshModel";
import type { MeshSnapshot } from "../../core/mesh/meshObserver";
import { type MeshRecord, meshRecord } from "../../core/mesh/meshRecord";
import { snapshotAt } from "../../core/mesh/snapshotAt";
import { type Command, formatOption } from "../command";
import { exitCodes, type Io } from "../io";
import { atOption, readAt } from "../meshOptions";
import { openScenario } from "../openScenario";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { formatTable } from "../table";

/** `orbitweave mesh FILE` */
export const meshCommand: Command = {
  name: "mesh",
  target: "FILE",
  summary: "Which links exist at an instant.",
  options: [atOption, formatOption("table", "json")],
  details: `Links between satellites by the rules of the scenario's mesh, and of stations with every satellite in contact. Sorted by ids;
distances in km, one-way latencies in ms, bandwidths in Mbit/s from a to b and back.
JSON: { at, nodes: [id], links: [{ a, b, distanceKm, latencyMs, bandwidthMbps, reverseBandwidthMbps }] }; a comes before b by id, but
for links of stations, where a is the satellite; distanceKm is null where a link by hand has only a latency.`,
  examples: ["orbitweave mesh plan.json", "orbitweave mesh plan.json --at 2026-03-20T12:30:00Z --format json"],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const model = meshModel(scenario);
    const at = readAt(options, model.startMs);
    if (!at.ok) return refuse(io, at.error);
    const snapshot = runShown(snapshotAt(model, at.value), io);
    const record = meshRecord(snapshot);
    complainOfLost(model.satellites, snapshot, io);
    await io.write(options.get("format") === "json" ? `${JSON.stringify(record)}\n` : meshTable(record));
    return exitCodes.fine;
  },
};

function complainOfLost(satellites: readonly { readonly id: string }[], { sky }: MeshSnapshot, io: Io): void {
  sky.lost.forEach((problem, satellite) => {
    if (problem !== undefined) io.complain(`warning: ${satellites[satellite]?.id} has no position: ${problem}`);
  });
}

function meshTable({ links }: MeshRecord): string {
  const columns = [
    { title: "a", align: "left" },
    { title: "b", align: "left" },
    { title: "distance (km)", align: "right" },
    { title: "latency (ms)", align: "right" },
    { title: "a to b (Mbit/s)", align: "right" },
    { title: "b to a (Mbit/s)", align: "right" },
  ] as const;
  const rows = links.map((link) => [
    link.a,
    link.b,
    link.distanceKm?.toFixed(3) ?? "",
    link.latencyMs.toFixed(6),
    String(link.bandwidthMbps),
    String(link.reverseBandwidthMbps),
  ]);
  return formatTable(columns, rows);
}
