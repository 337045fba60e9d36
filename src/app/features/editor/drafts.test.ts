import { describe, expect, it } from "vitest";
import { checkItem } from "../../../core/scenario/itemProblems";
import type { Constellation, Satellite, Station } from "../../../core/scenario/schema";
import { emptyScenario, starterConstellation, starterSatellite, starterStation } from "../../../core/scenario/starters";
import { type Drafts, settleDrafts } from "./drafts";
import { fieldsFor } from "./formFields";

const plan = emptyScenario("2026-03-20T12:00:00Z");
const station = starterStation({ latDeg: 10, lonDeg: 20 });

function settleStation(drafts: Drafts, item: Station = station) {
  const fields = fieldsFor("stations", item, drafts, plan.window.start);
  return settleDrafts(item, fields, drafts, (each) => checkItem(plan, "stations", item.id, each).problems);
}

function settleConstellation(drafts: Drafts, item: Constellation = starterConstellation()) {
  const fields = fieldsFor("constellations", item, drafts, plan.window.start);
  return settleDrafts(item, fields, drafts, (each) => checkItem(plan, "constellations", item.id, each).problems);
}

function settleSatellite(drafts: Drafts, item: Satellite = starterSatellite(plan)) {
  const fields = fieldsFor("satellites", item, drafts, plan.window.start);
  return settleDrafts(item, fields, drafts, (each) => checkItem(plan, "satellites", item.id, each).problems);
}

const line1 = "1 25544U 98067A   26202.18553447  .00005896  00000+0  11479-3 0  9991";
const line2 = "2 25544  51.6316 131.8443 0006849 320.6461  39.4029 15.49071756577020";

describe("what is typed into a form", () => {
  it("makes a link budget from a switch and its numbers, and drops it with the switch", () => {
    const on = settleStation({ "downlinkBudget.isGiven": "true" }).item;
    const typed = settleStation({ "downlinkBudget.eirpDbw": "12.5", "downlinkBudget.lossesDb": "2" }, on);
    expect(typed.item.downlinkBudget).toMatchObject({ eirpDbw: 12.5, lossesDb: 2 });
    expect(settleStation({ "downlinkBudget.frequencyGHz": "0" }, on)).toEqual({
      item: on,
      drafts: { "downlinkBudget.frequencyGHz": "0" },
    });
    expect(settleStation({ "downlinkBudget.isGiven": "false" }, typed.item).item).toEqual(station);
  });

  it("takes maintenance as lines, and waits with one that ends before it begins", () => {
    const { item, drafts } = settleStation({ maintenance: "2026-03-20 14:00, 2026-03-20T16:00:00Z, 1\n" });
    const period = { from: "2026-03-20T14:00:00Z", to: "2026-03-20T16:00:00Z", antenna: 1 };
    expect(item.maintenance).toEqual([period]);
    expect(drafts).toEqual({});
    const wrong = "2026-03-20 14:00, 2026-03-20 13:00";
    expect(settleStation({ maintenance: wrong }, item)).toEqual({ item, drafts: { maintenance: wrong } });
    expect(settleStation({ maintenance: "" }, item).item).toEqual(station);
  });

  it("is taken over where it is valid, and an emptied field falls back to its default", () => {
    const { item, drafts } = settleStation({ latDeg: "-45.5", name: "Here", minElevationDeg: "5" });
    expect(item).toEqual({ ...station, latDeg: -45.5, name: "Here", minElevationDeg: 5 });
    expect(drafts).toEqual({});
    expect(settleStation({ minElevationDeg: " ", name: "" }, item).item).toEqual({ ...station, latDeg: -45.5 });
  });

  it("stays a draft where it is not, and holds back no other field", () => {
    const { item, drafts } = settleStation({ latDeg: "95", name: "Here", uplinkMbps: "", antennas: "two" });
    expect(item).toEqual({ ...station, name: "Here" });
    expect(drafts).toEqual({ latDeg: "95", uplinkMbps: "", antennas: "two" });
  });

  it("leaves the very same object where nothing can be taken over", () => {
    expect(settleStation({ latDeg: "north" }).item).toBe(station);
  });

  it("waits for what it depends on: phasing beyond the planes, and fewer planes than the phasing allows", () => {
    const waiting = settleConstellation({ phasing: "7" });
    expect([waiting.item.phasing, waiting.drafts]).toEqual([1, { phasing: "7" }]);
    const both = settleConstellation({ ...waiting.drafts, planes: "8" });
    expect([both.item.phasing, both.item.planes, both.drafts]).toEqual([7, 8, {}]);
    const fewer = settleConstellation({ planes: "3" }, both.item);
    expect([fewer.item, fewer.drafts]).toEqual([both.item, { planes: "3" }]);
  });

  it("another kind of orbit waits for its elements, and then comes as a whole", () => {
    const before = starterSatellite(plan);
    const kind = settleSatellite({ "orbit.kind": "tle" });
    expect([kind.item, kind.drafts]).toEqual([before, { "orbit.kind": "tle" }]);
    const half = settleSatellite({ ...kind.drafts, "orbit.line1": line1 });
    expect(half.item).toEqual(before);
    const whole = settleSatellite({ ...half.drafts, "orbit.line1": `ISS (ZARYA)\n${line1}\n${line2}\n` });
    expect([whole.item.orbit, whole.drafts]).toEqual([{ kind: "tle", line1, line2 }, {}]);

    const kepler = settleSatellite({ "orbit.kind": "keplerian" }, whole.item).item.orbit;
    expect(kepler).toMatchObject({ kind: "keplerian", inclinationDeg: 51.6316, epoch: "2026-07-21T04:27:10.178Z" });
    expect(kepler.kind === "keplerian" && kepler.semiMajorAxisKm).toBeCloseTo(6797.6, 0);
  });

  it("keeps the drafts of fields that another kind of orbit hides", () => {
    const { drafts } = settleSatellite({ "orbit.kind": "tle", "orbit.eccentricity": "7" });
    expect(drafts).toEqual({ "orbit.kind": "tle", "orbit.eccentricity": "7" });
  });

  it("a mask comes as a whole, each point's fault at its place", () => {
    const done = settleStation({ mask: "0,10\n90,20\n180,5" });
    expect(done.item.mask?.[1]).toEqual({ azimuthDeg: 90, elevationDeg: 20 });
    const twice = settleStation({ mask: "0,10\n0,20" }, done.item);
    expect([twice.item, twice.drafts]).toEqual([done.item, { mask: "0,10\n0,20" }]);
    expect(settleStation({ mask: "" }, done.item).item).toEqual(station);
  });

  it("instants may be typed as people write them", () => {
    const { item } = settleSatellite({ "orbit.epoch": "2026-05-01 06:30" });
    expect(item.orbit).toMatchObject({ epoch: "2026-05-01T06:30:00Z" });
    expect(settleSatellite({ "orbit.epoch": "tomorrow" }).drafts).toEqual({ "orbit.epoch": "tomorrow" });
  });
});
