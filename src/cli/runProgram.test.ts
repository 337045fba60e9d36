import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import { runToEnd } from "../core/base/progress";
import { contactSearch } from "../core/contact/contactSearch";
import { contactsJson } from "../core/contact/contactsJson";
import { findContacts } from "../core/contact/findContacts";
import { examples } from "../core/scenario/examples";
import type { Scenario } from "../core/scenario/schema";
import { createPlanner } from "../engine/client/planner";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const scenario = examples[0]?.scenario as Scenario;
const file = JSON.stringify(scenario);

/** Runs the program with one file, `plan.json`, that is also the standard input. */
async function run(args: string, text = file, more: Partial<Io> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path) => failure([{ path, message: "cannot be written" }]),
    readText: async (path) =>
      path === "plan.json" || path === "-" ? success(text) : failure([{ path, message: "there is no such file" }]),
    write: async (piece) => void out.push(piece),
    complain: (line) => void err.push(line),
    createPlanner: () => {
      throw new Error("no threads in this test");
    },
    version: async () => "1.2.3",
    ...more,
  };
  const code = await runProgram(args === "" ? [] : args.split(" "), io);
  return { code, out: out.join(""), err: err.join("\n") };
}

const json = async (args: string, text = file) => JSON.parse((await run(`${args} --format json`, text)).out);

it("a good scenario is valid; a bad one is not, with path, reason, value and what is allowed", async () => {
  expect(await json("validate plan.json")).toEqual({ valid: true, errors: [], warnings: [] });
  expect((await run("validate plan.json")).out).toMatch(/^valid: First contacts: 3 satellites, 2 stations, 24 h/);
  const stations = scenario.stations?.map((station) => ({ ...station, latDeg: 91 }));
  const bad = JSON.stringify({ ...scenario, stations });
  const { code, out } = await run("validate - --format json", bad);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    valid: false,
    errors: [{ path: "stations[0].latDeg", given: 91, allowed: expect.any(String) }, { path: "stations[1].latDeg" }],
  });
  const people = await run("validate plan.json", bad);
  expect(people.code).toBe(2);
  expect(people.out).toMatch(/^error: stations\[0\]\.latDeg: .*given 91.*\n.*\nnot valid\n$/);
});

it("positions have the documented shape, by instant as given and then in the scenario's order", async () => {
  const records = await json("positions plan.json --at 2026-03-20T13:00:00.000500Z,2026-03-20T12:00:00Z");
  expect(records.map((record: { at: string; satelliteId: string }) => [record.at, record.satelliteId])).toEqual([
    ["2026-03-20T13:00:00.0005Z", "sat-001"],
    ["2026-03-20T13:00:00.0005Z", "sat-002"],
    ["2026-03-20T13:00:00.0005Z", "sat-003"],
    ["2026-03-20T12:00:00.000Z", "sat-001"],
    ["2026-03-20T12:00:00.000Z", "sat-002"],
    ["2026-03-20T12:00:00.000Z", "sat-003"],
  ]);
  for (const record of records) {
    expect(Object.keys(record)).toEqual([
      "at",
      "satelliteId",
      "temeKm",
      "temeKmPerS",
      "ecefKm",
      "ecefKmPerS",
      "latDeg",
      "lonDeg",
      "altitudeKm",
    ]);
    expect(Math.hypot(...record.temeKm)).toBeCloseTo(Math.hypot(...record.ecefKm), 6);
  }
});

it("positions default to the window's start, also lie outside the window, and can be of one satellite", async () => {
  const [first] = await json("positions plan.json --satellite sat-002");
  expect(first).toMatchObject({ at: "2026-03-20T12:00:00.000Z", satelliteId: "sat-002" });
  expect(await json("positions plan.json --satellite sat-002 --at 2027-01-01T00:00:00Z")).toHaveLength(1);
});

it("a satellite without a position is an entry with a reason, and the exit code stays 0", async () => {
  const omm = {
    NORAD_CAT_ID: 1,
    EPOCH: "2026-03-20T12:00:00",
    MEAN_MOTION: 16.3,
    ECCENTRICITY: 0.0005,
    INCLINATION: 65,
    RA_OF_ASC_NODE: 10,
    ARG_OF_PERICENTER: 0,
    MEAN_ANOMALY: 0,
    BSTAR: 0.01,
  };
  const low = JSON.stringify({ ...scenario, satellites: [{ id: "low", orbit: { kind: "omm", omm } }] });
  const at = "2026-12-01T00:00:00Z";
  const { code, out } = await run(`positions plan.json --at ${at} --format json`, low);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    { at: "2026-12-01T00:00:00.000Z", satelliteId: "low", error: expect.stringMatching(/./) },
  ]);
});

it("contacts are those of the core, and a satellite or station asked for is the same part of them", async () => {
  const search = contactSearch(scenario);
  const whole = JSON.parse([...contactsJson(runToEnd(findContacts(search)), search.ids)].join(""));
  expect(await json("contacts plan.json")).toEqual(whole);
  const part = await json("contacts plan.json --satellite sat-003 --station svalbard");
  expect(part.windows.length).toBeGreaterThan(0);
  expect(part.windows).toEqual(
    whole.windows.filter(
      (window: { satelliteId: string; stationId: string }) =>
        window.satelliteId === "sat-003" && window.stationId === "svalbard",
    ),
  );
});

it("contacts come as a table, CSV and calendar too", async () => {
  const { windows } = await json("contacts plan.json");
  const table = await run("contacts plan.json");
  expect(table.out.split("\n")).toHaveLength(windows.length + 4);
  expect(table.out).toMatch(new RegExp(`^${windows.length} contact windows`, "m"));
  expect((await run("contacts plan.json --format csv")).out.split("\r\n")).toHaveLength(windows.length + 2);
  expect((await run("contacts plan.json --format ics")).out).toMatch(/^BEGIN:VCALENDAR\r\n/);
});

it("a plan beyond the limits is only computed with --large", async () => {
  const stations = Array.from({ length: 500 }, (_, i) => ({
    id: `g${i}`,
    latDeg: (i % 90) / 2,
    lonDeg: i / 5,
    altitudeKm: 0,
    uplinkMbps: 1,
    downlinkMbps: 1,
  }));
  const shell = {
    id: "s",
    pattern: "delta",
    planes: 72,
    satellitesPerPlane: 22,
    phasing: 1,
    altitudeKm: 550,
    inclinationDeg: 53,
  };
  const large = JSON.stringify({ ...scenario, satellites: [], constellations: [shell], stations });
  const refused = await run("contacts plan.json", large);
  expect(refused).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/million windows.*--large/) });
  const started = await run("contacts plan.json --large", large);
  expect(started.err).toContain("no threads in this test");
});

it("long searches go to the planner, report progress, and end its workers", async () => {
  const shell = {
    id: "s",
    pattern: "delta",
    planes: 30,
    satellitesPerPlane: 30,
    phasing: 1,
    altitudeKm: 550,
    inclinationDeg: 53,
  };
  const text = JSON.stringify({ ...scenario, satellites: [], constellations: [shell] });
  const labels: string[] = [];
  let disposed = false;
  const planner = createPlanner({
    spawn: () => {
      throw new Error("no thread");
    },
    poolSize: 1,
  });
  const result = await run("contacts plan.json", text, {
    showProgress: (label) => labels.push(label),
    createPlanner: () => ({
      ...planner,
      findContacts: async (_text, satelliteCount, options) => {
        options?.onProgress?.({ fraction: 1, label: `all ${satelliteCount}` });
        return { status: "crashed", message: "boom" };
      },
      dispose: () => {
        disposed = true;
      },
    }),
  });
  expect(result).toMatchObject({ code: 3, out: "", err: "error: boom" });
  expect(labels).toEqual(["all 900", ""]);
  expect(disposed).toBe(true);
});

it("a link opens to the scenario that it was made of", async () => {
  const { out: link } = await run("link plan.json --base https://plans.example.org/app/");
  expect(link).toMatch(/^https:\/\/plans\.example\.org\/app\/#ow1\.[A-Za-z0-9_-]+\n$/);
  const opened = await run(`open ${link.trim()}`);
  expect(opened).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(opened.out)).toEqual(scenario);
  expect(JSON.parse((await run("open -", link)).out)).toEqual(scenario);
});

it("links that are no use exit with 2 and a reason", async () => {
  const { out: link } = await run("link plan.json");
  for (const [given, reason] of [
    [link.trim().slice(0, -20), /cut short/],
    [link.trim().replace("#ow1", "#ow2"), /newer|later/],
    ["https://example.org/", /not a link/],
  ] as const) {
    expect(await run(`open ${given}`)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(reason) });
  }
  expect((await run("link plan.json --base ftp://x")).code).toBe(2);
});

it("what is mistyped exits with 2, says what is allowed, and guesses what was meant", async () => {
  const cases: [string, RegExp][] = [
    ["", /orbitweave <command>/],
    ["contcts plan.json", /did you mean contacts\?.*allowed: validate, positions/],
    ["contacts", /FILE is missing/],
    ["contacts plan.json other.json", /more than one FILE/],
    ["contacts plan.json --satelite sat-001", /did you mean --satellite\?/],
    ["contacts plan.json --format xml", /allowed: table, json, csv, ics/],
    ["validate plan.json --format csv", /allowed: table, json/],
    ["contacts plan.json --format", /needs a value/],
    ["contacts plan.json --large=yes", /takes no value/],
    ["contacts plan.json --station ksc --station ksc", /given twice/],
    ["contacts plan.json --satellite sat-01", /did you mean sat-001\?/],
    ["contacts plan.json --station nowhere", /allowed: ksc, svalbard/],
    ["positions plan.json --satellite nobody", /allowed: sat-001, sat-002, sat-003/],
    ["positions plan.json --at noon", /ISO 8601/],
    ["positions plan.json --at 2026-02-30T00:00:00Z", /no such date/],
    ["contacts missing.json", /missing\.json: there is no such file/],
  ];
  for (const [args, reason] of cases) {
    const { code, out, err } = await run(args);
    expect({ args, code, out }).toEqual({ args, code: 2, out: "" });
    expect(err).toMatch(reason);
  }
});

it("help and version go to the standard output", async () => {
  expect(await run("--version")).toEqual({ code: 0, out: "1.2.3\n", err: "" });
  const program = await run("--help");
  for (const command of ["validate", "positions", "contacts", "link", "open"]) {
    expect(program.out).toContain(`${command} `);
    const help = await run(`${command} --help`);
    expect(help.code).toBe(0);
    expect(help.out).toMatch(new RegExp(`Examples:\\n {2}.*orbitweave ${command} `));
  }
});

it("a bug exits with 3 and a short message", async () => {
  const broken = async () => {
    throw new Error("disk on fire");
  };
  expect(await run("validate plan.json", file, { readText: broken })).toEqual({
    code: 3,
    out: "",
    err: "orbitweave: internal error: disk on fire",
  });
});

it("warnings about old elements go to the standard error, not into the result", async () => {
  const real = examples.find(({ id }) => id === "real-objects")?.scenario as Scenario;
  const late = JSON.stringify({ ...real, window: { ...real.window, start: "2027-03-20T12:00:00Z", durationHours: 1 } });
  const { code, out, err } = await run("contacts plan.json --format json", late);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveProperty("windows");
  expect(err).toMatch(/^warning: satellites\[0\]/);
});
