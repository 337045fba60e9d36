import type { z } from "../../base/zod";
import { count, id, list, quantity, record, text } from "../fields";
import { limits } from "../limits";

const maskPoint = record("A point of the horizon", {
  azimuthDeg: quantity("Azimuth from north, clockwise", "degrees", { from: 0, below: 360 }),
  elevationDeg: quantity("Elevation of the horizon there", "degrees", { from: -10, to: 90 }),
});

export const stationSchema = record("A ground station", {
  id: id("Id, unique among satellites, stations and constellations"),
  name: text("Name for people", 120).optional(),
  latDeg: quantity("Geodetic latitude, north positive", "degrees", { from: -90, to: 90 }),
  lonDeg: quantity("Longitude, east positive", "degrees", { from: -180, to: 180 }),
  altitudeKm: quantity("Height above the WGS-84 ellipsoid", "km", { from: -12, to: 100 }),
  minElevationDeg: quantity("Least elevation of a contact, default 10", "degrees", { from: -10, to: 90 }).optional(),
  mask: list("horizon points", maskPoint, { atMost: limits.maskPoints })
    .describe("Horizon by azimuth, linear between the points; each azimuth once.")
    .optional(),
  maxSlantRangeKm: quantity("No contact beyond this distance", "km", { above: 0 }).optional(),
  uplinkMbps: quantity("Rate from station to satellite", "Mbit/s", { from: 0 }),
  downlinkMbps: quantity("Rate from satellite to station", "Mbit/s", { from: 0 }),
  antennas: count("Antennas, each serving one satellite at a time, default 1", { from: 1, to: 1000 }).optional(),
  setupSeconds: quantity("Set-up between two bookings of one antenna, default 0", "seconds", { from: 0 }).optional(),
});

export type Station = z.infer<typeof stationSchema>;
