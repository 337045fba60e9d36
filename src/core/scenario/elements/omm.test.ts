import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOmm } from "./omm";
import { parseOmmEpoch } from "./ommEpoch";

const omm = {
  OBJECT_NAME: "ISS (ZARYA)",
  EPOCH: "2026-03-20T12:00:00.123456",
  MEAN_MOTION: 15.5,
  ECCENTRICITY: 0.0004796,
  INCLINATION: 51.6382,
  RA_OF_ASC_NODE: 88.4247,
  ARG_OF_PERICENTER: 76.6963,
  MEAN_ANOMALY: 283.4442,
  EPHEMERIS_TYPE: 0,
  NORAD_CAT_ID: 25544,
  BSTAR: 0.0001027,
};

function messageWith(edit: object): string {
  const parsed = parseOmm({ ...omm, ...edit });
  return parsed.ok ? "fine" : parsed.error.map(({ path, message }) => `${path}: ${message}`).join("; ");
}

describe("an OMM", () => {
  it("gives the same numbers from numbers and from text", () => {
    const asText = Object.fromEntries(Object.entries(omm).map(([key, value]) => [key, ` ${value} `]));
    const parsed = parseOmm(omm);
    expect(parsed.ok).toBe(true);
    expect(parseOmm(asText)).toEqual(parsed);
    expect(parseOmm({ ...asText, BSTAR: ".1027D-3" })).toEqual(parsed);
  });

  it("has catalogue numbers of up to nine digits, as text", () => {
    const idOf = (given: unknown) => {
      const parsed = parseOmm({ ...omm, NORAD_CAT_ID: given });
      return parsed.ok ? parsed.value.catalogId : parsed.error[0]?.message;
    };
    expect(idOf(799_500_123)).toBe("799500123");
    expect(idOf("799500123")).toBe("799500123");
    expect(idOf("000005")).toBe("5");
    expect(idOf(7_995_001_234)).toBe("no catalogue number");
    expect(idOf(1.5)).toBe("no catalogue number");
    expect(idOf(-5)).toBe("no catalogue number");
  });

  it.each(Object.keys(omm).filter((key) => key !== "OBJECT_NAME" && key !== "EPHEMERIS_TYPE"))(
    "without %s is refused by its name",
    (key) => {
      expect(messageWith({ [key]: undefined })).toBe(`${key}: missing`);
      expect(messageWith({ [key]: null })).toBe(`${key}: missing`);
      expect(messageWith({ [key]: "" })).toBe(`${key}: missing`);
    },
  );

  it("names all that is missing at once", () => {
    const parsed = parseOmm({});
    expect(parsed.ok ? 0 : parsed.error.length).toBe(9);
  });

  it.each<[object, string]>([
    [{ ECCENTRICITY: 1 }, "ECCENTRICITY: value is out of range"],
    [{ ECCENTRICITY: -0.1 }, "ECCENTRICITY: value is out of range"],
    [{ INCLINATION: 181 }, "INCLINATION: value is out of range"],
    [{ MEAN_MOTION: 0 }, "MEAN_MOTION: value is out of range"],
    [{ MEAN_MOTION: Number.NaN }, "MEAN_MOTION: value is out of range"],
    [{ MEAN_MOTION: "1e999" }, "MEAN_MOTION: value is out of range"],
    [{ MEAN_MOTION: "15,5" }, "MEAN_MOTION: value is out of range or no number"],
    [{ MEAN_MOTION: "0x10" }, "MEAN_MOTION: value is out of range or no number"],
    [{ MEAN_MOTION: undefined, SEMI_MAJOR_AXIS: 6800 }, "MEAN_MOTION: missing"],
    [{ RA_OF_ASC_NODE: 361 }, "RA_OF_ASC_NODE: value is out of range"],
    [{ EPOCH: 46000 }, "EPOCH: epoch is no text"],
    [{ EPHEMERIS_TYPE: 4 }, "EPHEMERIS_TYPE: elements are for SGP4-XP"],
    [{ EPHEMERIS_TYPE: "4" }, "EPHEMERIS_TYPE: elements are for SGP4-XP"],
    [{ EPHEMERIS_TYPE: 9 }, "EPHEMERIS_TYPE: unknown ephemeris type"],
    [{ MEAN_ELEMENT_THEORY: "SGP4-XP" }, "MEAN_ELEMENT_THEORY: elements are not for SGP4"],
    [{ MEAN_ELEMENT_THEORY: "DSST" }, "MEAN_ELEMENT_THEORY: elements are not for SGP4"],
    [{ TIME_SYSTEM: "TAI" }, "TIME_SYSTEM: times are not UTC"],
    [{ REF_FRAME: "EME2000" }, "REF_FRAME: elements are in another frame"],
    [{ CENTER_NAME: "MARS" }, "CENTER_NAME: orbit is not around the Earth"],
    [{ MEAN_ELEMENT_THEORY: "SGP/SGP4", TIME_SYSTEM: "utc", REF_FRAME: "TEME", CENTER_NAME: "Earth" }, "fine"],
  ])("with %j: %s", (edit, message) => {
    expect(messageWith(edit)).toContain(message);
  });

  it("never throws and never gives what is not finite (seed 31)", () => {
    const keys = [...Object.keys(omm), "MEAN_ELEMENT_THEORY", "MEAN_MOTION_DOT"];
    const value = fc.oneof(
      fc.double(),
      fc.string(),
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom("1e5", " 7 ", ".5", "2026-079T12:00:00Z"),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3 }), (edit) => {
        const parsed = parseOmm({ ...omm, ...edit });
        if (!parsed.ok) {
          expect(parsed.error.length).toBeGreaterThan(0);
          return;
        }
        const { kind, catalogId, ...numbers } = parsed.value;
        for (const number of Object.values(numbers)) expect(number).toSatisfy(Number.isFinite);
      }),
      { seed: 31, numRuns: 1000 },
    );
  });
});

describe("an OMM's epoch", () => {
  const noon = Date.UTC(2026, 2, 20, 12);

  it.each([
    ["2026-03-20T12:00:00", noon],
    ["2026-03-20T12:00:00Z", noon],
    ["2026-03-20T12:00:00+00:00", noon],
    ["2026-03-20T12:00:00.000001", noon + 0.001],
    ["2026-03-20T12:00:00.1", noon + 100],
    ["2026-03-20T12:00:00.123456789Z", noon + 123.457],
    ["2026-079T12:00:00.000000", noon],
    ["2026-079T12:00:00Z", noon],
    ["2024-366T00:00:00", Date.UTC(2024, 11, 31)],
    ["2026-03-20T23:59:59.9999999", Date.UTC(2026, 2, 21)],
  ])("%s is read", (text, epochMs) => {
    expect(parseOmmEpoch(text)).toEqual({ ok: true, value: epochMs });
  });

  it.each([
    "2026-03-20",
    "2026-03-20 12:00:00",
    "2026-02-29T00:00:00",
    "2026-13-01T00:00:00",
    "2026-03-00T00:00:00",
    "2026-366T00:00:00",
    "2026-000T00:00:00",
    "2026-03-20T24:00:00",
    "2026-03-20T12:00:60",
    "2026-03-20T12:00:00+01:00",
    "26079.5",
    "",
  ])("%s is refused", (text) => {
    expect(parseOmmEpoch(text).ok).toBe(false);
  });
});
