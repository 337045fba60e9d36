import { describe, expect, it } from "vitest";
import { cutAtEndFlag } from "../../../core/contact/contactColumns";
import { contactTable } from "./contactTable.fixture";
import { contactDetails, contactLanes, filterOfSelection, firstView, laneOfSelection } from "./timelineModel";

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

  it("puts a window into words", () => {
    const aosMs = Date.UTC(2026, 2, 20, 12, 0, 1, 500);
    const windows = contactTable([{ satellite: 1, station: 0, aosMs, losMs: aosMs + 581_000, maxElevationDeg: 61.25 }]);
    windows.downlinkMB[0] = 14_525;
    windows.uplinkMB[0] = 72.64;
    windows.flags[0] = cutAtEndFlag;
    expect(contactDetails({ windows, contact: 0 }, places, "utc")).toEqual({
      satellite: "Second",
      station: "Kennedy",
      day: "2026-03-20",
      aos: "12:00:01.5",
      los: "12:09:42.5 (window's end)",
      duration: "9 min 41 s",
      maxElevation: "61.3°",
      downlink: "14.5 GB",
      uplink: "72.6 MB",
    });
  });

  it("opens on the first day, or on all of a shorter window", () => {
    expect(firstView({ startMs: 5, endMs: 5 + 3 * 86_400_000 })).toEqual({ startMs: 5, endMs: 5 + 86_400_000 });
    expect(firstView({ startMs: 5, endMs: 1005 })).toEqual({ startMs: 5, endMs: 1005 });
  });
});
