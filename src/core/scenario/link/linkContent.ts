import type { Problem } from "../../base/outcome";
import { z } from "../../base/zod";
import { id, instant, quantity, record, text } from "../fields";
import type { Scenario } from "../schema";

/** How a shared view looks in the link's JSON: the instant as text, as everywhere in documents. */
export const linkViewSchema = record("What the sender looked at", {
  time: instant("Instant on the clock").optional(),
  selection: id("The selected satellite or station").optional(),
  camera: record("Where the globe's camera is", {
    lonDeg: quantity("Longitude, east positive", "degrees", { from: -180, to: 180 }),
    latDeg: quantity("Geodetic latitude, north positive", "degrees", { from: -90, to: 90 }),
    altitudeKm: quantity("Height above the WGS-84 ellipsoid", "km", { from: -12, to: 10_000_000 }),
    headingDeg: quantity("Heading", "degrees", { from: -360, to: 360 }),
    pitchDeg: quantity("Pitch", "degrees", { from: -360, to: 360 }),
    rollDeg: quantity("Roll", "degrees", { from: -360, to: 360 }),
  }).optional(),
  panel: text("The open panel", 64).optional(),
  picture: z.enum(["globe", "map"]).describe("What shows the Earth: none means the globe.").optional(),
});

/** What the sender of a link looked at. */
export interface LinkView {
  readonly timeMs?: number | undefined;
  /** Id of a satellite or station. */
  readonly selection?: string | undefined;
  /** Where the globe's camera is, and which way it looks. */
  readonly camera?: z.infer<typeof linkViewSchema>["camera"];
  /** Name of the open panel. */
  readonly panel?: string | undefined;
  /** What shows the Earth; none: the globe. Left out for it, so that older pages read the link. */
  readonly picture?: "globe" | "map" | undefined;
}

/** What a link carries. */
export interface LinkContent {
  readonly scenario: Scenario;
  readonly view?: LinkView | undefined;
  /** What the scenario's reader warns of. Found when a link is read; no link carries it. */
  readonly warnings?: readonly Problem[] | undefined;
}
