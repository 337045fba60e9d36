import type { z } from "../../base/zod";
import { count, id, oneOf, quantity, record, text } from "../fields";
import { limits } from "../limits";
import { orbitSchema } from "./orbit";

export const satelliteSchema = record("One satellite", {
  id: id("Id, unique among satellites, stations and constellations"),
  name: text("Name for people", 120).optional(),
  plane: count("Plane in a +Grid, from 1; with slot or not at all", { from: 1, to: limits.satellites }).optional(),
  slot: count("Slot in the plane, from 1; with plane or not at all", { from: 1, to: limits.satellites }).optional(),
  orbit: orbitSchema,
});

export type Satellite = z.infer<typeof satelliteSchema>;

export const constellationSchema = record(
  "A Walker constellation of circular orbits: satellites <id>-p<plane>-s<slot>, both from 1",
  {
    id: id("Id, unique among satellites, stations and constellations"),
    pattern: oneOf("Planes spread over 360 degrees (delta) or 180 degrees (star)", ["delta", "star"]),
    planes: count("Number of planes", { from: 1, to: limits.satellites }),
    satellitesPerPlane: count("Satellites in each plane", { from: 1, to: limits.satellites }),
    phasing: count("Walker's f, from 0 to planes - 1: the phase from plane to plane is 360 f / t degrees", {
      from: 0,
      to: limits.satellites - 1,
    }),
    altitudeKm: quantity("Height above the equatorial radius of 6378.137 km", "km", { above: 0, to: 1_000_000 }),
    inclinationDeg: quantity("Inclination", "degrees", { from: 0, to: 180 }),
    raanOffsetDeg: quantity("Right ascension of the first plane, default 0", "degrees").optional(),
    argLatOffsetDeg: quantity(
      "Argument of latitude of the first satellite at the window's start, default 0",
      "degrees",
    ).optional(),
  },
);

export type Constellation = z.infer<typeof constellationSchema>;
