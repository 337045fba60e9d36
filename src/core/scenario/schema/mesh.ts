import type { z } from "../../base/zod";
import { count, flag, id, instant, list, oneOf, quantity, record } from "../fields";
import { limits } from "../limits";

const meshLink = record("A link given by hand, of this bandwidth both ways", {
  a: id("Satellite or station at one end"),
  b: id("Satellite or station at the other end"),
  bandwidthMbps: quantity("Bandwidth, default the mesh's", "Mbit/s", { above: 0 }).optional(),
  latencyMs: quantity("Latency; with it the link is always there, without it light time and geometry decide", "ms", {
    from: 0,
  }).optional(),
});

const failure = record("Something that fails, from `from` until just before `to`, or for good", {
  kind: oneOf("What fails", ["satellite", "station", "link"]),
  id: id("The satellite or station, or one end of the link"),
  other: id("The other end of the link").optional(),
  from: instant("Start of the failure, default always").optional(),
  to: instant("End of the failure, default never").optional(),
});

export const meshSchema = record("Rules for the links between satellites", {
  topology: oneOf("Which satellites link to each other", ["none", "plus-grid", "nearest", "manual"]),
  maxRangeKm: quantity("No inter-satellite link beyond this distance", "km", { above: 0 }).optional(),
  grazingAltitudeKm: quantity("Height that a link between satellites must clear, default 80", "km", {
    from: 0,
  }).optional(),
  neighbours: count("Links of each satellite in the nearest topology, default 4", { from: 1, to: 1000 }).optional(),
  bandwidthMbps: quantity("Bandwidth of inter-satellite links, default 1000", "Mbit/s", { above: 0 }).optional(),
  perHopLatencyMs: quantity("Added to each link's light time, default 0", "ms", { from: 0 }).optional(),
  stationRelay: flag("Whether a station may forward between satellites, default false").optional(),
  acquisitionSeconds: quantity(
    "Time for which geometry must have allowed an inter-satellite link before it carries anything, default 0",
    "seconds",
    { from: 0, to: 86_400 },
  ).optional(),
  terminals: count(
    "Inter-satellite links that one satellite can hold at a time: those by hand first, then the nearest; default no limit",
    { from: 0, to: 1000 },
  ).optional(),
  crossPlaneMaxLatitudeDeg: quantity(
    "Geodetic latitude of either end beyond which links between planes are off, default 90",
    "degrees",
    { from: 0, to: 90 },
  ).optional(),
  links: list("links", meshLink, { atMost: limits.meshLinks }).optional(),
  failures: list("failures", failure, { atMost: limits.failures }).optional(),
});

export type MeshRules = z.infer<typeof meshSchema>;
