import { z } from "../../base/zod";
import { count, id, instant, list, oneOf, quantity, record } from "../fields";
import { limits } from "../limits";

const bySatellite = (meaning: string, unit: string) =>
  z
    .record(z.string(), quantity(meaning, unit, { from: 0 }), { error: "an object of satellite ids and numbers" })
    .describe(`${meaning}, by satellite id.`);

const instantBySatellite = (meaning: string) =>
  z
    .record(z.string(), instant(meaning), { error: "an object of satellite ids and instants" })
    .describe(`${meaning}, by satellite id.`);

const bookingSchema = record("A booking: part of one contact on one antenna", {
  satelliteId: id("The satellite"),
  stationId: id("The station"),
  antenna: count("The station's antenna, from 1; default any", { from: 1, to: 1000 }).optional(),
  start: instant("Start"),
  end: instant("End"),
});

const forbiddenSchema = record(
  "Contacts of a satellite and a station that are not booked: those that overlap the time",
  {
    satelliteId: id("The satellite"),
    stationId: id("The station"),
    start: instant("Start"),
    end: instant("End"),
  },
);

export const syncSchema = record("How contacts are booked", {
  direction: oneOf("Which way data flows", ["down", "up", "both"]),
  objective: oneOf("What is sought: the most weighted volume (default), or the least mean age of information", [
    "volume",
    "age",
  ]).optional(),
  minDurationSeconds: quantity("Least length of a booking", "seconds", { from: 0 }).optional(),
  maxDurationSeconds: quantity("Greatest length of a booking, default none", "seconds", { above: 0 }).optional(),
  mode: oneOf("Whole contacts, or at most one contiguous part of each (cut, the default)", ["whole", "cut"]).optional(),
  demandsMB: bySatellite("Volume beyond which a satellite's data counts nothing", "MB").optional(),
  downDemandsMB: bySatellite("The same for data sent down alone, in place of demandsMB", "MB").optional(),
  upDemandsMB: bySatellite("The same for data sent up alone, in place of demandsMB", "MB").optional(),
  priorities: bySatellite("Weight of a satellite's data, default 1", "").optional(),
  releases: instantBySatellite("No booking of the satellite begins before, default the window's start").optional(),
  deadlines: instantBySatellite("No booking of the satellite ends after, default the window's end").optional(),
  minShare: quantity("Part of its demand that every satellite is to get before any gets more, default 0", "", {
    from: 0,
    to: 1,
  }).optional(),
  storageMB: bySatellite("What a satellite can hold for sending down; more is lost; default no limit", "MB").optional(),
  generatedMBPerHour: bySatellite(
    "Data that a satellite gains for sending down, from nothing at the window's start; default: all of it is there",
    "MB/h",
  ).optional(),
  pinned: list("bookings", bookingSchema, { atMost: limits.bookings })
    .describe("Bookings that every schedule keeps as they are.")
    .optional(),
  forbidden: list("times", forbiddenSchema, { atMost: limits.bookings })
    .describe("Contacts that no schedule uses.")
    .optional(),
  bookings: list("bookings", bookingSchema, { atMost: limits.bookings })
    .describe("The schedule that was accepted; planning again changes as little of it as possible.")
    .optional(),
});

export type SyncRules = z.infer<typeof syncSchema>;
export type BookingRule = z.infer<typeof bookingSchema>;
