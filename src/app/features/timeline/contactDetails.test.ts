import { describe, expect, it } from "vitest";
import { cutAtEndFlag } from "../../../core/contact/contactColumns";
import { contactDetails } from "./contactDetails";
import { contactTable } from "./contactTable.fixture";

const places = {
  satellites: [{ id: "sat-001" }, { id: "sat-002", name: "Second" }],
  stations: [{ id: "KSC", name: "Kennedy" }],
};

describe("a contact's details", () => {
  it("put a window into words", () => {
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
    windows.uplinkMB[0] = 8996;
    expect(contactDetails({ windows, contact: 0 }, places, "utc").uplink).toBe("8,996 MB");
  });
});
