import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import { scenarioSchemaId } from "../core/scenario/schema";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const plan = {
  schema: scenarioSchemaId,
  name: "decay",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
  satellites: [
    { id: "up", orbit: { kind: "fixed", latDeg: -50, lonDeg: -70, altitudeKm: 500 } },
    {
      id: "d",
      orbit: {
        kind: "tle",
        line1: "1 90017U 25002A   26079.50000000  .12000000  00000+0  60000-2 0  9995",
        line2: "2 90017  51.6000  33.0000 0008000  20.0000 111.0000 16.40000000    12",
      },
    },
  ],
  stations: [{ id: "g", latDeg: -52.94, lonDeg: -70.85, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 2 }],
};

async function run(line: string) {
  const err: string[] = [];
  const io: Io = {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path) => failure([{ path, message: "cannot be written" }]),
    readText: async () => success(JSON.stringify(plan)),
    write: async () => {},
    complain: (text) => void err.push(text),
    createPlanner: () => {
      throw new Error("not needed");
    },
    version: async () => "0",
  };
  return { code: await runProgram(line.split(" "), io), err };
}

it.each([
  "contacts plan.json",
  "ephemeris plan.json",
  "schedule plan.json --format json --seconds 1",
  "contact-plan plan.json --format json",
  "routes plan.json --from up --to g --step 7200 --format json",
  "deliver plan.json --from up --to g --size-mb 1 --format json",
])("%s warns of a satellite that has no position to the end of the window", async (line) => {
  const { code, err } = await run(line);
  expect(code).toBe(0);
  expect(err).toEqual([
    expect.stringMatching(/^warning: d has no position from 2026-03-20T16:1[45]:[\d.]+Z: .*decayed/),
  ]);
});
