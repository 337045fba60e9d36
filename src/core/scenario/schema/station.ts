import type { z } from "../../base/zod";
import { count, id, instant, list, quantity, record, text } from "../fields";
import { limits } from "../limits";

const maskPoint = record("A point of the horizon", {
  azimuthDeg: quantity("Azimuth from north, clockwise", "degrees", { from: 0, below: 360 }),
  elevationDeg: quantity("Elevation of the horizon there", "degrees", { from: -10, to: 90 }),
});

const maintenancePeriod = record("A time without bookings", {
  antenna: count("The antenna, from 1; default all", { from: 1, to: 1000 }).optional(),
  from: instant("Start"),
  to: instant("End"),
});

/** Defaults and the sums behind them: docs/methods/link-budget.md. */
const linkBudget = record("A radio link whose rate follows the range", {
  eirpDbw: quantity("Radiated power of the sender (EIRP)", "dBW", { from: -100, to: 200 }),
  gOverTDbPerK: quantity("Figure of merit of the receiver (G/T)", "dB/K", { from: -100, to: 100 }),
  frequencyGHz: quantity("Carrier frequency", "GHz", { above: 0, to: 1000 }),
  bandwidthMHz: quantity("Occupied bandwidth", "MHz", { above: 0, to: 100_000 }),
  rollOff: quantity("Roll-off: the symbol rate is bandwidth / (1 + roll-off), default 0.2", "", {
    from: 0,
    to: 1,
  }).optional(),
  lossesDb: quantity("Losses besides free space: pointing, polarisation, air, default 0", "dB", {
    from: 0,
    to: 100,
  }).optional(),
  implementationDb: quantity("What real modems need above the ideal threshold, default 1", "dB", {
    from: 0,
    to: 20,
  }).optional(),
  marginDb: quantity("Margin kept besides, default 3", "dB", { from: 0, to: 50 }).optional(),
});

export type LinkBudget = z.infer<typeof linkBudget>;

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
  maintenance: list("periods", maintenancePeriod, { atMost: limits.maintenance })
    .describe("Times in which antennas cannot be booked.")
    .optional(),
  downlinkBudget: linkBudget
    .describe("Where given, the rate from satellite to station follows the range, and downlinkMbps is not used.")
    .optional(),
  uplinkBudget: linkBudget
    .describe("Where given, the rate from station to satellite follows the range, and uplinkMbps is not used.")
    .optional(),
});

export type Station = z.infer<typeof stationSchema>;
