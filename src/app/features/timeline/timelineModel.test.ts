import { describe, expect, it } from "vitest";
import { contactLanes, filterOfSelection, firstView, laneOfSelection } from "./timelineModel";

const places = {
  satellites: [{ id: "sat-001" }, { id: "sat-002", name: "Second" }],
  stations: [{ id: "KSC", name: "Kennedy" }],
};

describe("the model of the timeline", () => {
  it("has a lane for each satellite or station, named and in the order of the document", () => {
    expect(contactLanes("satellites", places)).toEqual([
      { id: "sat-001", label: "sat-001", kind: "satellite", row: 0 },
      { id: "sat-002", label: "Second", kind: "satellite", row: 1 },
    ]);
    expect(contactLanes("stations", places)).toEqual([{ id: "KSC", label: "Kennedy", kind: "station", row: 0 }]);
  });

  it("finds the selection's lane only among lanes of its kind", () => {
    const lanes = contactLanes("satellites", places);
    expect(laneOfSelection(lanes, { kind: "satellite", id: "sat-002" })).toBe(1);
    expect(laneOfSelection(lanes, { kind: "station", id: "KSC" })).toBeUndefined();
    expect(laneOfSelection(lanes, { kind: "satellite", id: "gone" })).toBeUndefined();
    expect(laneOfSelection(lanes, undefined)).toBeUndefined();
  });

  it("limits next and previous contact to the selection, whatever the lanes show", () => {
    expect(filterOfSelection(places, { kind: "station", id: "KSC" })).toEqual({ kind: "stations", row: 0 });
    expect(filterOfSelection(places, { kind: "satellite", id: "sat-002" })).toEqual({ kind: "satellites", row: 1 });
    expect(filterOfSelection(places, { kind: "satellite", id: "gone" })).toBeUndefined();
    expect(filterOfSelection(places, undefined)).toBeUndefined();
  });

  it("opens on the first day, or on all of a shorter window", () => {
    expect(firstView({ startMs: 5, endMs: 5 + 3 * 86_400_000 })).toEqual({ startMs: 5, endMs: 5 + 86_400_000 });
    expect(firstView({ startMs: 5, endMs: 1005 })).toEqual({ startMs: 5, endMs: 1005 });
  });
});
