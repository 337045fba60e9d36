import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import { examples } from "../core/scenario/examples";
import { runProgram } from "./runProgram";

const file = JSON.stringify(examples[0]?.scenario);

async function run(args: string, text = file) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(args.split(" "), {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path) => failure([{ path, message: "cannot be written" }]),
    readText: async (path) => (path === "plan.json" ? success(text) : failure([{ path, message: "no such file" }])),
    write: async (piece) => void out.push(piece),
    complain: (line) => void err.push(line),
    createPlanner: () => {
      throw new Error("no threads in this test");
    },
    version: async () => "1.2.3",
  });
  return { code, out: out.join(""), err: err.join("\n") };
}

it("ephemeris writes OEM by default: a message for each satellite, or for the one asked for, states a minute apart", async () => {
  const all = await run("ephemeris plan.json");
  expect(all.code).toBe(0);
  expect(all.err).toBe("");
  expect(all.out.match(/^OBJECT_ID = .*$/gm)).toEqual(
    ["sat-001", "sat-002", "sat-003"].map((id) => `OBJECT_ID = ${id}`),
  );
  const one = await run("ephemeris plan.json --satellite sat-002");
  expect(all.out).toContain(one.out);
  expect(one.out.match(/^2026-.*$/gm)).toHaveLength(24 * 60 + 1);
});

it("ephemeris writes CZML with the contacts that `contacts` prints", async () => {
  const { code, out } = await run("ephemeris plan.json --format czml --step 120 --satellite sat-001");
  expect(code).toBe(0);
  const packets = JSON.parse(out) as { id: string; availability?: string | string[] }[];
  const shown = packets.flatMap(({ availability }) => (Array.isArray(availability) ? availability : []));
  const { windows } = JSON.parse((await run("contacts plan.json --satellite sat-001 --format json")).out);
  expect(shown.sort()).toEqual(windows.map(({ aos, los }: { aos: string; los: string }) => `${aos}/${los}`).sort());
  expect(packets.map(({ id }) => id).slice(0, 2)).toEqual(["document", "sat-001"]);
});

it("ephemeris refuses what it cannot do, with what is allowed", async () => {
  for (const step of ["0", "601", "soon", "-60", "0x10", "1_0", "Infinity"]) {
    const { code, err, out } = await run(`ephemeris plan.json --step=${step}`);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: --step: step is out of range \(given .*\); allowed: 1 to 600 seconds$/);
    expect(err).toContain(step);
  }
  expect((await run("ephemeris plan.json --satellite sat-01")).err).toMatch(/did you mean sat-001/);
  expect((await run("ephemeris plan.json --format tle")).code).toBe(2);
});

it("a plan on an ephemeris of its own gives the contacts of the orbit that it came from", async () => {
  const scenario = structuredClone(examples[0]?.scenario);
  const { windows } = JSON.parse((await run("contacts plan.json --satellite sat-001 --format json")).out);
  const text = (await run("ephemeris plan.json --satellite sat-001")).out;
  const plan = { ...scenario, constellations: [], satellites: [{ id: "sat-001", orbit: { kind: "oem", text } }] };
  const again = await run("contacts plan.json --format json", JSON.stringify(plan));
  expect(again.err).toBe("");
  const records = JSON.parse(again.out);
  expect(records.failed).toEqual([]);
  expect(records.windows).toHaveLength(windows.length);
  for (const [i, { stationId, aos, los }] of records.windows.entries()) {
    expect(stationId).toBe(windows[i].stationId);
    expect(Math.abs(Date.parse(aos) - Date.parse(windows[i].aos))).toBeLessThanOrEqual(10);
    expect(Math.abs(Date.parse(los) - Date.parse(windows[i].los))).toBeLessThanOrEqual(10);
  }
});
