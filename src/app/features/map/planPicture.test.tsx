import { expect, it } from "vitest";
import { resolveStation } from "../../../core/scenario/station";
import type { PicturePlan } from "../../state/picture/picturePlan";
import { mapPalettes } from "./mapPalette";
import { createPlanPicture } from "./planPicture";

const station = resolveStation({
  id: "ksc",
  latDeg: 28.6,
  lonDeg: -80.6,
  altitudeKm: 0,
  uplinkMbps: 1,
  downlinkMbps: 1,
});

/** A plan whose satellites all stand at one place, km. */
function planOf(stations: readonly (typeof station)[], satellites: readonly string[], placeKm: readonly number[]) {
  return {
    satellites: satellites.map((id) => ({ id })),
    stations,
    satelliteIndex: new Map(satellites.map((id, row) => [id, row])),
    stationIndex: new Map(stations.map(({ id }, row) => [id, row])),
    failures: { count: 0, node: new Int32Array(), other: new Int32Array() },
    ephemeris: {
      subscribe: () => () => {},
      positionsAt(_: number, intoKm: Float64Array) {
        for (let i = 0; i < satellites.length; i++) intoKm.set(placeKm, 3 * i);
        return true;
      },
    },
    makeTrack: () => Promise.resolve(undefined),
  } as unknown as PicturePlan;
}

/** How many lines the coverage is drawn with. */
function coverageLines(picture: ReturnType<typeof createPlanPicture>): number {
  let lines = 0;
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name) => () => {
      if (name === "lineTo") lines++;
    },
    set: () => true,
  });
  picture.drawCoverage(
    context,
    { lonDeg: 0, latDeg: 0, pxPerDeg: 2 },
    { widthPx: 720, heightPx: 360 },
    mapPalettes.dark,
  );
  return lines;
}

it("the coverage of a plan goes with its satellites", () => {
  const picture = createPlanPicture();
  picture.setPlan(planOf([station], ["a"], [6928, 0, 0]), () => {});
  picture.moveTo(0);
  const { coverageKey } = picture;
  expect(coverageLines(picture)).toBeGreaterThan(50);
  picture.setPlan(planOf([], [], []), () => {});
  picture.moveTo(0);
  expect(picture.coverageKey).not.toBe(coverageKey);
  expect(coverageLines(picture)).toBe(0);
});

it("satellites that are nowhere for a while leave the coverage that was seen last", () => {
  const picture = createPlanPicture();
  const placeKm = [6928, 0, 0];
  picture.setPlan(planOf([station], ["a"], placeKm), () => {});
  picture.moveTo(0);
  placeKm.fill(Number.NaN);
  picture.moveTo(1);
  expect(coverageLines(picture)).toBeGreaterThan(50);
});
