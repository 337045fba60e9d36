import { z } from "../../base/zod";
import { instant, quantity, record } from "../fields";

const tleLine = (meaning: string) =>
  z.string({ error: "the 69 characters of the line" }).describe(`${meaning}: 69 characters, checksum included.`);

const tleOrbit = record("Two-line elements, propagated with SGP4", {
  kind: z.literal("tle"),
  line1: tleLine("First line"),
  line2: tleLine("Second line"),
});

const ommOrbit = record("Mean elements of an orbit mean-elements message, propagated with SGP4", {
  kind: z.literal("omm"),
  omm: z
    .record(z.string(), z.unknown(), { error: "an object with CelesTrak's GP field names" })
    .describe("The message's fields under CelesTrak's GP names; numbers as numbers or as text."),
});

const keplerianOrbit = record("Mean Keplerian elements, propagated two-body with J2 secular rates; frame TEME", {
  kind: z.literal("keplerian"),
  epoch: instant("Epoch of the elements"),
  semiMajorAxisKm: quantity("Semi-major axis", "km", { above: 0 }),
  eccentricity: quantity("Eccentricity", "", { from: 0, below: 1 }),
  inclinationDeg: quantity("Inclination", "degrees", { from: 0, to: 180 }),
  raanDeg: quantity("Right ascension of the ascending node", "degrees"),
  argPerigeeDeg: quantity("Argument of perigee", "degrees"),
  meanAnomalyDeg: quantity("Mean anomaly", "degrees"),
});

const fixedOrbit = record("A point that turns with the Earth, for sketches and tests", {
  kind: z.literal("fixed"),
  latDeg: quantity("Geodetic latitude, north positive", "degrees", { from: -90, to: 90 }),
  lonDeg: quantity("Longitude, east positive", "degrees", { from: -180, to: 180 }),
  altitudeKm: quantity("Height above the WGS-84 ellipsoid", "km", { from: -12, to: 10_000_000 }),
});

const oemOrbit = record("An ephemeris as CCSDS OEM text (KVN), interpolated as it says", {
  kind: z.literal("oem"),
  text: z
    .string({ error: "the text of an OEM" })
    .describe("The message, from CCSDS_OEM_VERS on; lines end in line feeds."),
});

export const orbitSchema = z
  .discriminatedUnion("kind", [tleOrbit, ommOrbit, keplerianOrbit, fixedOrbit, oemOrbit], {
    error: "an object whose kind is tle, omm, keplerian, fixed or oem",
  })
  .describe("Where it is over time.");

export type Orbit = z.infer<typeof orbitSchema>;
