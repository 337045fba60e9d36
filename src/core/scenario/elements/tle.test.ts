import fc from "fast-check";
import { describe, expect, it } from "vitest";
import cases from "../__fixtures__/tle.json";
import { catalogIdOfTle } from "./catalogId";
import { parseTle, tleChecksum } from "./tle";

const line1 = "1 90001U 98067A   26079.50000000  .00016717  00000+0  38792-3 0  9992";
const line2 = "2 90001  51.6400 120.5000 0006703 130.5360 325.0288 15.49507896    13";

/** The line with text put in at a column (from 1), its checksum made right again. */
function edited(line: string, column: number, text: string): string {
  const body = (line.slice(0, column - 1) + text + line.slice(column - 1 + text.length)).slice(0, 68);
  return body + tleChecksum(body);
}

function messageOf(first: string, second: string): string {
  const parsed = parseTle(first, second);
  return parsed.ok ? "fine" : parsed.error.map(({ path, message }) => `${path}: ${message}`).join("; ");
}

describe("known element sets", () => {
  it.each(cases)("$id is read exactly where its checksums hold", (known) => {
    const parsed = parseTle(known.line1, known.line2);
    expect(parsed.ok).toBe(known.checksum_ok.every((holds) => holds));
    if (!parsed.ok) return;
    const [days = 0, fraction = 0] = known.epoch_jd;
    const microsecondsOfDay = Math.round(fraction * 86_400e6);
    expect(parsed.value.epochMs).toBe((days - 2440587.5) * 86_400_000 + microsecondsOfDay / 1000);
    expect(parsed.value.inclinationDeg).toBe(Number.parseFloat(known.line2.slice(8, 16)));
    expect(parsed.value.meanMotionRevPerDay).toBe(Number.parseFloat(known.line2.slice(52, 63)));
  });

  it("one set gives all its numbers", () => {
    expect(parseTle(line1, line2)).toEqual({
      ok: true,
      value: {
        kind: "sgp4",
        catalogId: "90001",
        epochMs: Date.UTC(2026, 2, 20, 12),
        meanMotionRevPerDay: 15.49507896,
        eccentricity: 0.0006703,
        inclinationDeg: 51.64,
        raanDeg: 120.5,
        argPerigeeDeg: 130.536,
        meanAnomalyDeg: 325.0288,
        bstar: 0.00038792,
        meanMotionDot: 0.00016717,
        meanMotionDdot: 0,
        tle: [line1, line2],
      },
    });
  });

  it("negative drag terms keep their sign", () => {
    const parsed = parseTle(edited(edited(line1, 34, "-.00000094"), 45, "-30915-6"), line2);
    expect(parsed.ok && [parsed.value.meanMotionDot, parsed.value.meanMotionDdot]).toEqual([-0.00000094, -0.30915e-6]);
  });
});

describe("epochs", () => {
  const epochOf = (text: string) => {
    const parsed = parseTle(edited(line1, 19, text), line2);
    return parsed.ok ? new Date(parsed.value.epochMs).toISOString() : parsed.error[0]?.message;
  };

  it("turn the century at 57", () => {
    expect(epochOf("56001.00000000")).toBe("2056-01-01T00:00:00.000Z");
    expect(epochOf("57001.00000000")).toBe("1957-01-01T00:00:00.000Z");
  });

  it("know how many days a year has", () => {
    expect(epochOf("24366.50000000")).toBe("2024-12-31T12:00:00.000Z");
    expect(epochOf("26366.50000000")).toBe("epoch is not a day of 2026, which has 365");
    expect(epochOf("26000.50000000")).toBe("epoch is not a day of 2026, which has 365");
  });

  it("are exact to the microsecond for every hundred-millionth of a day (seed 21)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (fraction) => {
        const parsed = parseTle(edited(line1, 19, `26079.${String(fraction).padStart(8, "0")}`), line2);
        // 864 microseconds each, as a whole number.
        const microseconds = BigInt(Date.UTC(2026, 2, 20)) * 1000n + 864n * BigInt(fraction);
        expect(parsed.ok && BigInt(Math.round(parsed.value.epochMs * 1000))).toBe(microseconds);
      }),
      { seed: 21, numRuns: 500 },
    );
  });
});

describe("a broken set is refused", () => {
  it.each([
    ["a short line", line1.slice(0, 68), line2, "line1: line of 68 characters"],
    ["a long line", line1, `${line2}7`, "line2: line of 70 characters"],
    ["lines swapped", line2, line1, "line1: line does not begin with 1; line2: line does not begin with 2"],
    ["a wrong checksum", line1.replace(/.$/, "3"), line2, "line1: wrong checksum"],
    [
      "another satellite's second line",
      line1,
      edited(line2, 3, "90002"),
      "line2: catalogue number differs from that of line 1, 90001",
    ],
    ["letters in the epoch", edited(line1, 21, "O79"), line2, "line1: epoch day cannot be read"],
    ["letters in the eccentricity", line1, edited(line2, 27, "00O6703"), "line2: eccentricity cannot be read"],
    ["letters in the mean motion", line1, edited(line2, 53, "l5.49507896"), "line2: mean motion cannot be read"],
    ["shifted columns", line1, edited(line2, 9, " 51.640 120.5000 "), "line2: line is not aligned to its columns"],
    ["an exponent without sign", edited(line1, 54, " 38792 3"), line2, "line1: B* cannot be read"],
    ["inclination 190", line1, edited(line2, 9, "190.0000"), "line2: inclination is out of range"],
    ["no mean motion", line1, edited(line2, 53, " 0.00000000"), "line2: mean motion is out of range"],
    ["an anomaly of 400", line1, edited(line2, 44, "400.0000"), "line2: mean anomaly is out of range"],
    ["SGP4-XP", edited(line1, 63, "4"), line2, "line1: elements are for SGP4-XP, which SGP4 cannot propagate"],
    ["an unknown type", edited(line1, 63, "7"), line2, "line1: unknown ephemeris type"],
    [
      "an I in alpha-5",
      edited(line1, 3, "I0001"),
      edited(line2, 3, "I0001"),
      "line1: I is no letter of alpha-5 catalogue numbers",
    ],
    [
      "no catalogue number",
      edited(line1, 3, "     "),
      edited(line2, 3, "     "),
      "line1: catalogue number cannot be read",
    ],
  ])("with %s", (_, first, second, message) => {
    expect(messageOf(first, second)).toContain(message);
  });

  it("whichever digit is changed (seed 22)", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat({ max: 68 }), fc.nat({ max: 9 }), (inFirst, column, digit) => {
        const line = inFirst ? line1 : line2;
        if (!/\d/.test(line.charAt(column)) || line.charAt(column) === String(digit)) return;
        const changed = line.slice(0, column) + digit + line.slice(column + 1);
        expect(parseTle(inFirst ? changed : line1, inFirst ? line2 : changed).ok).toBe(false);
      }),
      { seed: 22, numRuns: 500 },
    );
  });

  it("or gives finite numbers, and never throws, whatever is put anywhere (seed 23)", () => {
    fc.assert(
      fc.property(fc.nat({ max: 68 }), fc.string({ maxLength: 12 }), fc.boolean(), (at, text, inFirst) => {
        const first = inFirst ? edited(line1, at + 1, text) : line1;
        const second = inFirst ? line2 : edited(line2, at + 1, text);
        const parsed = parseTle(first, second);
        if (!parsed.ok) return;
        const { kind, catalogId, tle, ...numbers } = parsed.value;
        for (const value of Object.values(numbers)) expect(value).toSatisfy(Number.isFinite);
      }),
      { seed: 23, numRuns: 2000 },
    );
  });
});

describe("ephemeris types", () => {
  it.each([" ", "0", "2"])("'%s' is SGP4's", (type) => {
    expect(messageOf(edited(line1, 63, type), line2)).toBe("fine");
  });
});

describe("catalogue numbers", () => {
  it.each([
    ["00005", "5"],
    ["    5", "5"],
    ["99999", "99999"],
    ["A0000", "100000"],
    ["A0001", "100001"],
    ["H9999", "179999"],
    ["J0000", "180000"],
    ["N9999", "229999"],
    ["P0000", "230000"],
    ["Z9999", "339999"],
  ])("%s is %s", (columns, id) => {
    expect(catalogIdOfTle(columns)).toEqual({ ok: true, value: id });
  });

  it.each(["I0000", "O0000", "a0000", "AA000", "     ", "-0001"])("%s is refused", (columns) => {
    expect(catalogIdOfTle(columns).ok).toBe(false);
  });
});
