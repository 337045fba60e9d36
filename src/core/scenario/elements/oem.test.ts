import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenario } from "../parseScenario";
import { elementsOf } from "./elementsOf";
import { parseOem } from "./oem";
import { readElements } from "./readElements";

interface Parts {
  readonly version?: string;
  readonly meta?: Readonly<Record<string, string | undefined>>;
  readonly rows?: readonly string[];
  readonly tail?: string;
}

const minute = (i: number) => `2026-03-20T12:${String(i).padStart(2, "0")}:00.000`;
const row = (i: number) => `${minute(i)} 7000.0 ${i}.5 -1.5e2 0.1 7.5 1`;

function segment({ meta = {}, rows = [0, 1, 2, 3, 4].map(row), tail = "" }: Parts): string {
  const fields: Record<string, string | undefined> = {
    OBJECT_NAME: "ORB ONE",
    OBJECT_ID: "2026-001A",
    CENTER_NAME: "EARTH",
    REF_FRAME: "TEME",
    TIME_SYSTEM: "UTC",
    START_TIME: minute(0),
    STOP_TIME: minute(4),
    ...meta,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [`${key} = ${value}`]));
  return `META_START\n${lines.join("\n")}\nMETA_STOP\n${rows.join("\n")}\n${tail}`;
}

function message(parts: Parts = {}): string {
  return `CCSDS_OEM_VERS = ${parts.version ?? "2.0"}\nCREATION_DATE = 2026-03-19T00:00:00\nORIGINATOR = TEST\n${segment(parts)}`;
}

function read(text: string) {
  const parsed = parseOem(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.segments;
}

function complaints(text: string): string[] {
  const parsed = parseOem(text);
  return parsed.ok
    ? []
    : parsed.error.map(({ path, message, given }) => `${path}: ${message}${given ? ` (${given})` : ""}`);
}

describe("an OEM", () => {
  it("is read to numbers: epochs, states, useable interval, Hermite of degree 7 where it does not say", () => {
    const [only] = read(message({ meta: { USEABLE_START_TIME: minute(1) } }));
    expect(only).toMatchObject({ frame: "teme", interpolation: "hermite", degree: 7 });
    expect(only?.startMs).toBe(Date.UTC(2026, 2, 20, 12, 1));
    expect(only?.stopMs).toBe(Date.UTC(2026, 2, 20, 12, 4));
    expect([...(only?.timesMs ?? [])]).toEqual([0, 1, 2, 3, 4].map((i) => Date.UTC(2026, 2, 20, 12, i)));
    expect([...(only?.states ?? []).slice(6, 12)]).toEqual([7000, 1.5, -150, 0.1, 7.5, 1]);
  });

  it("may be of versions 1.0, 2.0 and 3.0, with days of the year, Z, CRLF, comments, accelerations and covariances", () => {
    const rows = [
      "2026-079T12:00:00Z 7000 0 0 0 7.5 0",
      "COMMENT between",
      "2026-079T12:04:00.5Z 7000 1 0 0 7.5 0 1e-3 0 0",
    ];
    const tail = "COVARIANCE_START\nEPOCH = 2026-03-20T12:00:00\n1\n2 3\nCOVARIANCE_STOP\n";
    for (const version of ["1.0", "2.0", "3.0"]) {
      const text = message({ version, rows, tail, meta: { INTERPOLATION: "linear" } });
      const [only] = read(`COMMENT first\n\n${text}`.replaceAll("\n", "\r\n"));
      expect(only?.interpolation).toBe("linear");
      expect(only?.timesMs[1]).toBe(Date.UTC(2026, 2, 20, 12, 4, 0, 500));
    }
  });

  it("may have several segments that touch, each with frame and interpolation of its own", () => {
    const second = segment({
      meta: {
        REF_FRAME: "ITRF-97",
        INTERPOLATION: "LAGRANGE",
        INTERPOLATION_DEGREE: "3",
        START_TIME: minute(4),
        STOP_TIME: minute(8),
      },
      rows: [4, 5, 6, 7, 8].map(row),
    });
    const segments = read(message() + second);
    expect(segments.map(({ frame, interpolation, degree }) => [frame, interpolation, degree])).toEqual([
      ["teme", "hermite", 7],
      ["earth-fixed", "lagrange", 3],
    ]);
  });

  it.each([
    ["TAI", 37],
    ["TT", 69.184],
    ["GPS", 18],
  ])("in %s is %d s ahead of UTC in 2026", (system, ahead) => {
    const [only] = read(message({ meta: { TIME_SYSTEM: system } }));
    expect(only?.timesMs[0]).toBeCloseTo(Date.UTC(2026, 2, 20, 12) - ahead * 1000, 3);
  });

  it.each([
    ["EME2000", "j2000"],
    ["ICRF", "j2000"],
    ["GCRF", "j2000"],
    ["ITRF2000", "earth-fixed"],
    ["ITRF-93", "earth-fixed"],
    ["ITRF", "earth-fixed"],
  ])("frame %s is taken as %s", (name, frame) => {
    expect(read(message({ meta: { REF_FRAME: name } }))[0]?.frame).toBe(frame);
  });
});

describe("an OEM is refused, with its line,", () => {
  const cases: readonly (readonly [what: string, text: string, complaint: string])[] = [
    ["without its version", message().replace(/^.*\n/, ""), ": CCSDS_OEM_VERS is missing"],
    ["of another version", message({ version: "4.0" }), "line 1: unknown version of the message (4.0)"],
    [
      "with the version behind",
      `ORIGINATOR = X\n${message().replace("ORIGINATOR = TEST\n", "")}`,
      "line 2: CCSDS_OEM_VERS is not the first field",
    ],
    ["without segments", "CCSDS_OEM_VERS = 2.0\n", ": no META_START: the message has no segment"],
    [
      "without a frame",
      message({ meta: { REF_FRAME: undefined } }),
      "line 4: REF_FRAME is missing from this metadata section",
    ],
    [
      "without a name",
      message({ meta: { OBJECT_NAME: undefined } }),
      "line 4: OBJECT_NAME is missing from this metadata section",
    ],
    [
      "in a frame that cannot be converted",
      message({ meta: { REF_FRAME: "TOD" } }),
      "line 8: reference frame cannot be converted (TOD)",
    ],
    [
      "in TEME of epoch",
      message({ meta: { REF_FRAME_EPOCH: minute(0) } }),
      `line 12: TEME of a fixed epoch cannot be converted (${minute(0)})`,
    ],
    ["around Mars", message({ meta: { CENTER_NAME: "MARS" } }), "line 7: orbit is not around the Earth (MARS)"],
    ["in TDB", message({ meta: { TIME_SYSTEM: "TDB" } }), "line 9: time system cannot be converted to UTC (TDB)"],
    [
      "with an unknown interpolation",
      message({ meta: { INTERPOLATION: "SPLINE" } }),
      "line 12: no known interpolation (SPLINE)",
    ],
    [
      "without a degree",
      message({ meta: { INTERPOLATION: "LAGRANGE" } }),
      "line 12: INTERPOLATION_DEGREE is missing beside INTERPOLATION",
    ],
    [
      "with too few states for its degree",
      message({ meta: { INTERPOLATION: "LAGRANGE", INTERPOLATION_DEGREE: "5" } }),
      "line 13: this degree takes 6 states, and the segment has 5 (5)",
    ],
    ["with one state", message({ rows: [row(0)] }), "line 4: this segment is too short to interpolate (1 states)"],
    [
      "with times that stand still",
      message({ rows: [row(0), row(0), row(4)] }),
      `line 14: time is not after that of the line before (${minute(0)})`,
    ],
    [
      "with a date that does not exist",
      message({ rows: [row(0), "2026-02-30T00:00:00 7000 0 0 0 7 0"] }),
      "line 14: no such date or time of day (2026-02-30T00:00:00)",
    ],
    [
      "with a word for a number",
      message({ rows: [row(0), `${minute(4)} 7000 0 NaN 0 7 0`] }),
      "line 14: not a number (NaN)",
    ],
    [
      "with five numbers",
      message({ rows: [row(0), `${minute(4)} 7000 0 0 0 7`] }),
      `line 14: not an ephemeris line (${minute(4)} 7000 0 0 0 7)`,
    ],
    [
      "in metres",
      message({ rows: [row(0), `${minute(4)} 7000000 0 0 0 7500 0`] }),
      "line 14: position is not that of an Earth satellite in km (7000000 km from the Earth's centre)",
    ],
    [
      "cut off",
      message({ rows: [row(0), row(1)] }),
      "line 4: this segment's states end before its useable interval does: the message is cut off",
    ],
    ["cut off in its metadata", message().replace(/META_STOP[\s\S]*/, ""), "line 4: META_START has no META_STOP"],
    [
      "with overlapping segments",
      message() + segment({}),
      "line 18: this segment's useable interval begins before that of the segment before ends",
    ],
    [
      "about two objects",
      message() +
        segment({
          meta: { OBJECT_ID: "2026-001B", START_TIME: minute(4), STOP_TIME: minute(8) },
          rows: [4, 8].map(row),
        }),
      "line 20: another object than that of the first segment (2026-001B)",
    ],
    ["that is something else", "hello", "line 1: not KEY = value (hello)"],
  ];
  it.each(cases)("%s", (_, text, complaint) => expect(complaints(text)).toContain(complaint));

  it("when it is larger than a document may be", () => {
    expect(complaints("x".repeat(2_000_001))).toEqual([": the message is too long (2.0 MB)"]);
  });
});

describe("parseOem", () => {
  it("never throws and never gives what is not finite, whatever is put into a good message (seed 61)", () => {
    const good = message();
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "META_START",
        "META_STOP",
        "COVARIANCE_START",
        "\n",
        " = ",
        "1e999",
        "2026-03-20T12:02:00 7000 0 0 0 7 0\n",
      ),
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(60), piece, (at, cut, inserted) => {
        const parsed = parseOem(good.slice(0, at) + inserted + good.slice(at + cut));
        if (!parsed.ok) {
          expect(parsed.error.length).toBeGreaterThan(0);
          return;
        }
        for (const { timesMs, states, startMs, stopMs } of parsed.value.segments) {
          expect([...timesMs, ...states, startMs, stopMs].every(Number.isFinite)).toBe(true);
          expect(stopMs).toBeGreaterThan(startMs);
        }
      }),
      { seed: 61, numRuns: 3000 },
    );
  });
});

describe("OEM text", () => {
  it("in a document is checked, and problems say the line", () => {
    const orbit = { kind: "oem" as const, text: message({ meta: { REF_FRAME: "TOD" } }) };
    const elements = elementsOf(orbit);
    expect(elements.ok ? [] : elements.error).toMatchObject([
      { path: "text", message: "line 8: reference frame cannot be converted" },
    ]);
    expect(elementsOf(orbit)).toBe(elements);
  });

  it("that does not cover the window is warned about", () => {
    const documentOf = (start: string, durationHours: number) => {
      const parsed = parseScenario({
        schema: "orbitweave/scenario/1",
        name: "x",
        window: { start, durationHours },
        satellites: [{ id: "a", orbit: { kind: "oem", text: message() } }],
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value.warnings.map(({ message }) => message);
    };
    expect(documentOf("2026-03-20T12:00:00Z", 4 / 60)).toEqual([]);
    expect(documentOf("2026-03-20T12:00:00Z", 1)).toEqual([
      "the ephemeris ends or has a gap at 2026-03-20T12:04:00.000Z: nothing is computed after it",
    ]);
    expect(documentOf("2026-03-20T11:00:00Z", 2)).toEqual([
      "the ephemeris does not cover the window's start: the satellite is left out",
    ]);
  });

  it("in a file may hold several messages: each becomes a satellite, the bad ones a problem at their line", () => {
    const bad = message({ meta: { REF_FRAME: "TOD" } });
    const file = readElements(`COMMENT of three\n${message()}${bad}${message()}`);
    expect(file.format).toBe("oem");
    expect(file.satellites.map(({ id, name }) => [id, name])).toEqual([
      ["ORB-ONE", "ORB ONE"],
      ["ORB-ONE-2026-001A", "ORB ONE"],
    ]);
    expect(file.problems).toMatchObject([{ path: "line 26", message: "reference frame cannot be converted" }]);
    for (const { orbit } of file.satellites) expect(elementsOf(orbit).ok).toBe(true);
  });
});
