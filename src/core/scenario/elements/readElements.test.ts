import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeProblem } from "../../base/outcome";
import { parseScenario } from "../parseScenario";
import { elementsOf } from "./elementsOf";
import { readElements } from "./readElements";
import { tleChecksum } from "./tle";

const fixture = (name: string) => readFileSync(new URL(`../__fixtures__/${name}`, import.meta.url), "utf8");
const files = {
  "iss.3le": fixture("iss.3le"),
  "iss.json": fixture("iss.json"),
  "iss-strings.json": fixture("iss-strings.json"),
  "iss.csv": fixture("iss.csv"),
  "iss.kvn": fixture("iss.kvn"),
  "iss.xml": fixture("iss.xml"),
};

const withChecksum = (body: string) => body + tleChecksum(body);
const tleOf = (catalogId: string) =>
  `${withChecksum(`1 ${catalogId}U 98067A   26079.50000000  .00016717  00000+0  38792-3 0  999`)}\n` +
  `${withChecksum(`2 ${catalogId}  51.6400 120.5000 0006703 130.5360 325.0288 15.49507896    1`)}\n`;

const problemsOf = (text: string) => readElements(text).problems.map(describeProblem);
const idsOf = (text: string) => readElements(text).satellites.map(({ id }) => id);

describe("one object in six files", () => {
  it.each([
    ["iss.3le", "3le"],
    ["iss.json", "omm-json"],
    ["iss-strings.json", "omm-json"],
    ["iss.csv", "omm-csv"],
    ["iss.kvn", "omm-kvn"],
    ["iss.xml", "omm-xml"],
  ] as const)("%s gives the same elements, id and name", (name, format) => {
    const read = readElements(files[name]);
    expect(read).toMatchObject({ format, problems: [], satellites: [{ id: "ISS-ZARYA", name: "ISS (ZARYA)" }] });
    const [satellite] = read.satellites;
    const elements = satellite && elementsOf(satellite.orbit);
    expect(elements?.ok && elements.value).toMatchObject({
      kind: "sgp4",
      catalogId: "25544",
      epochMs: Date.UTC(2026, 2, 20, 12, 25, 40) + 104.192,
      meanMotionRevPerDay: 15.50075566,
      eccentricity: 0.0004796,
      inclinationDeg: 51.6382,
      raanDeg: 88.4247,
      argPerigeeDeg: 76.6963,
      meanAnomalyDeg: 283.4442,
      bstar: 0.0001027,
      meanMotionDot: 0.00016717,
      meanMotionDdot: 0,
    });
  });

  it("keeps the text of elements as it was", () => {
    const [a, b, c] = files["iss.3le"].split("\r\n");
    expect(a).toBe("0 ISS (ZARYA)");
    expect(readElements(files["iss.3le"]).satellites[0]?.orbit).toEqual({ kind: "tle", line1: b, line2: c });
    const [omm] = JSON.parse(files["iss-strings.json"]);
    expect(readElements(files["iss-strings.json"]).satellites[0]?.orbit).toEqual({ kind: "omm", omm });
  });

  it("also reads a single OMM object and a file with a byte order mark", () => {
    const [omm] = JSON.parse(files["iss.json"]);
    expect(idsOf(JSON.stringify(omm))).toEqual(["ISS-ZARYA"]);
    expect(idsOf(`\ufeff${files["iss.csv"]}`)).toEqual(["ISS-ZARYA"]);
  });
});

describe("files of several entries", () => {
  it("name satellites after the file's names, catalogue numbers, and with suffixes", () => {
    expect(idsOf(tleOf("00005") + tleOf("A0001") + tleOf("00005"))).toEqual(["5", "100001", "5-2"]);
    const text = `COSMOS 2251 DEB\n${tleOf("34001")}COSMOS 2251 DEB\n${tleOf("34002")}COSMOS 2251 DEB\n${tleOf("34002")}\n???\n${tleOf("34003")}`;
    expect(idsOf(text)).toEqual(["COSMOS-2251-DEB", "COSMOS-2251-DEB-34002", "COSMOS-2251-DEB-34002-2", "34003"]);
  });

  it("keep the good entries and say where the bad ones are", () => {
    const bad = tleOf("00006").replace("51.64", "51.65");
    const text = `# comment\n\nGOOD\n${tleOf("00005")}BAD\n${bad}${tleOf("00007")}`;
    expect(idsOf(text)).toEqual(["GOOD", "7"]);
    expect(problemsOf(text)).toEqual([expect.stringContaining("line 8: wrong checksum")]);
  });

  it("report lone lines and names without elements", () => {
    const [first, second] = tleOf("00005").split("\n");
    expect(problemsOf(`${first}\n${tleOf("00006")}`)[0]).toContain("line 1: no line 2 follows this line 1");
    expect(problemsOf(`${tleOf("00006")}${second}\n`)[0]).toContain("line 3: no line 1 comes before this line 2");
    expect(problemsOf(`${tleOf("00006")}a name\n`)[0]).toContain("line 3: no element lines follow");
  });

  it("say which OMM record lacks what", () => {
    const [omm] = JSON.parse(files["iss.json"]);
    const { EPOCH, ...without } = omm;
    const text = JSON.stringify([omm, without, 7, { ...omm, NORAD_CAT_ID: 799_500_123 }]);
    expect(idsOf(text)).toEqual(["ISS-ZARYA", "ISS-ZARYA-799500123"]);
    expect(problemsOf(text)).toEqual([
      expect.stringContaining("record 3: not an OMM"),
      expect.stringContaining("record 2 EPOCH: missing"),
    ]);
  });

  it("of CSV with a short line, of KVN with garbage between", () => {
    const [header, row] = files["iss.csv"].split("\r\n");
    expect(problemsOf(`${header}\n1,2,3\n${row}\n`)).toEqual(["line 2: record has 3 values, the header 17"]);
    expect(idsOf(`${header}\n1,2,3\n${row}\n`)).toEqual(["ISS-ZARYA"]);
    const kvn = `${files["iss.kvn"]}nonsense\n${files["iss.kvn"].replace("EPOCH ", "EPOCHE")}`;
    expect(idsOf(kvn)).toEqual(["ISS-ZARYA"]);
    expect(problemsOf(kvn)).toEqual([
      expect.stringContaining("line 28: not KEY = value"),
      expect.stringContaining("record 2 EPOCH: missing"),
    ]);
  });

  it("of several messages in one XML file", () => {
    const message = files["iss.xml"].slice(files["iss.xml"].indexOf("<omm"), files["iss.xml"].indexOf("</ndm>"));
    const second = message.replace("ISS (ZARYA)", "AT&amp;T").replace("<NORAD_CAT_ID>25544", "<NORAD_CAT_ID>799500123");
    const read = readElements(`<ndm>${message}${second}</ndm>`);
    expect(read.satellites).toMatchObject([{ id: "ISS-ZARYA" }, { id: "AT-T", name: "AT&T" }]);
    expect(idsOf(`<?xml version="1.0"?>${message}`)).toEqual(["ISS-ZARYA"]);
  });

  it("of thousands of entries are read whole, and make a document", () => {
    const text = Array.from({ length: 5000 }, (_, i) => `SAT ${i}\n${tleOf(String(10_000 + i))}`).join("");
    const { satellites, problems } = readElements(text);
    expect([satellites.length, problems.length]).toEqual([5000, 0]);
    const window = { start: "2026-03-20T12:00:00Z", durationHours: 1 };
    const parsed = parseScenario({ schema: "orbitweave/scenario/1", name: "many", window, satellites });
    expect(parsed.ok).toBe(true);
  });
});

describe("what holds no elements", () => {
  it.each([
    ["", "no orbital elements found"],
    ["hello", "no orbital elements found"],
    ["PK\u0003\u0004\u0000\u0000", "the file is not text"],
    ["\ufffdPNG\r\n", "the file is not text"],
    ["[]", "no orbital elements found"],
    ["{}", "record 1 EPOCH: missing"],
    ['{"a":', "not JSON"],
    ["<html><body>Not found</body></html>", "no orbital elements found"],
    ["<ndm><omm>", "not XML"],
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]><ndm>&a;</ndm>', "document type declarations are not read"],
    ["EPOCH,__proto__\n1,2\n", "not a field of an OMM"],
    ['[{"__proto__":{"polluted":1}}]', "key __proto__ is not allowed anywhere"],
  ])("%j: %s", (text, message) => {
    const read = readElements(text);
    expect(read.satellites).toEqual([]);
    expect(read.problems.map(describeProblem).join("\n")).toContain(message);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("gives a problem and no exception, whatever the text is (seed 41)", () => {
    const start = fc.constantFrom("", "[", "{", "<", "<omm>", "1 ", "CCSDS_OMM_VERS = 2\n", "EPOCH,NORAD_CAT_ID\n");
    fc.assert(
      fc.property(start, fc.string({ unit: "binary", maxLength: 200 }), (head, tail) => {
        const read = readElements(head + tail);
        expect(read.satellites.length + read.problems.length).toBeGreaterThan(0);
      }),
      { seed: 41, numRuns: 1000 },
    );
  });

  it("or a good file with anything put anywhere gives only satellites that a document accepts (seed 42)", () => {
    const window = { start: "2026-03-20T12:00:00Z", durationHours: 1 };
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(files)),
        fc.nat(),
        fc.nat({ max: 5 }),
        fc.string({ maxLength: 5 }),
        (file, at, cut, put) => {
          const from = at % file.length;
          const { satellites, problems } = readElements(file.slice(0, from) + put + file.slice(from + cut));
          expect(satellites.length + problems.length).toBeGreaterThan(0);
          const parsed = parseScenario({ schema: "orbitweave/scenario/1", name: "x", window, satellites });
          expect(parsed.ok || parsed.error).toBe(true);
        },
      ),
      { seed: 42, numRuns: 1000 },
    );
  });
});
