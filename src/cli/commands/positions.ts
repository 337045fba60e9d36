import { formatInstantExact, type Instant, parseInstant } from "../../core/base/instant";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { type SatellitePosition, satellitePosition } from "../../core/orbit/satellitePosition";
import { expandSatellites } from "../../core/scenario/expand";
import { windowOf } from "../../core/scenario/window";
import { type Command, formatOption } from "../command";
import { exitCodes } from "../io";
import { openScenario } from "../openScenario";
import { pickSatellite } from "../pickSatellite";
import { formatTable } from "../table";

type PositionRecord = { readonly at: string; readonly satelliteId: string } & (
  | SatellitePosition
  | { readonly error: string }
);

/** `orbitweave positions FILE` */
export const positionsCommand: Command = {
  name: "positions",
  target: "FILE",
  summary: "Where satellites are at given instants.",
  options: [
    { name: "at", value: "T[,T...]", help: "instants, UTC; default: the window's start; may lie outside the window" },
    { name: "satellite", value: "ID", help: "only this satellite" },
    formatOption("table", "json"),
  ],
  details: `Propagates at the very instants, in the order given; within each, satellites in the scenario's order.
JSON: [{ at, satelliteId, temeKm: [x,y,z], temeKmPerS, ecefKm, ecefKmPerS, latDeg, lonDeg, altitudeKm }], or
{ at, satelliteId, error } where there is no position (the exit code is 0 all the same). TEME is inertial; ECEF turns with
the Earth, and its velocity is the one seen from there. Latitude is geodetic (WGS-84).`,
  examples: [
    "orbitweave positions plan.json",
    "orbitweave positions plan.json --at 2026-03-20T12:00:00Z,2026-03-20T12:01:00.5Z --satellite sat-001 --format json",
  ],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const all = expandSatellites(scenario);
    const instants = readInstants(options.get("at"), windowOf(scenario).startMs);
    const satellites = pickSatellite(all, options.get("satellite"));
    if (!instants.ok || !satellites.ok) {
      for (const one of [instants, satellites]) if (!one.ok) io.complain(`error: ${one.error}`);
      return exitCodes.badInput;
    }
    const dut1Seconds = scenario.physics?.dut1Seconds ?? 0;
    const records: PositionRecord[] = instants.value.flatMap((instant) =>
      satellites.value.map(({ id, orbit }) => {
        const position = satellitePosition(orbit, instant, dut1Seconds);
        const named = { at: formatInstantExact(instant), satelliteId: id };
        return position.ok ? { ...named, ...position.value } : { ...named, error: position.error };
      }),
    );
    await io.write(options.get("format") === "json" ? positionsJson(records) : positionsTable(records));
    return exitCodes.fine;
  },
};

function readInstants(text: string | undefined, startMs: Instant): Outcome<readonly Instant[], string> {
  if (text === undefined) return success([startMs]);
  const instants: Instant[] = [];
  for (const part of text.split(",")) {
    const instant = parseInstant(part.trim());
    if (!instant.ok) return failure(`--at ${JSON.stringify(part)}: ${instant.error}`);
    instants.push(instant.value);
  }
  return success(instants);
}

function positionsJson(records: readonly PositionRecord[]): string {
  return `[${records.map((record) => `\n${JSON.stringify(record)}`).join(",")}\n]\n`;
}

function positionsTable(records: readonly PositionRecord[]): string {
  const rows = records.map((record) =>
    "error" in record
      ? [record.at, record.satelliteId, "", "", "", record.error]
      : [
          record.at,
          record.satelliteId,
          record.latDeg.toFixed(4),
          record.lonDeg.toFixed(4),
          record.altitudeKm.toFixed(3),
        ],
  );
  const columns = [
    { title: "at (UTC)", align: "left" },
    { title: "satellite", align: "left" },
    { title: "lat (deg)", align: "right" },
    { title: "lon (deg)", align: "right" },
    { title: "altitude (km)", align: "right" },
    { title: "", align: "left" },
  ] as const;
  return formatTable(columns, rows);
}
