import { describe, expect, it } from "vitest";
import { gmstRadians, temeToEarthFixed } from "./frames";
import { j2000ToTeme } from "./j2000";

// Vallado, Fundamentals of Astrodynamics, example 3-15: 2004-04-06 07:51:28.386009 UTC, dUT1 -0.4399619 s.
const atMs = Date.UTC(2004, 3, 6, 7, 51, 28) + 386.009;
const j2000 = [5102.5096, 6123.01152, 6378.1363, -4.7432196, 0.7905366, 5.5337561];
const teme = [5094.1801621, 6127.6446595, 6380.3445327, -4.746131487, 0.785818041, 5.531931288];
const pseudoEarthFixed = [-1033.4750312, 7901.3055856, 6380.3445327];

describe("J2000 to TEME", () => {
  it("agrees with Vallado's example 3-15 to 0.3 m and 0.3 mm/s", () => {
    const state = Float64Array.from(j2000);
    j2000ToTeme(state, atMs);
    for (let i = 0; i < 3; i++) {
      expect(Math.abs((state[i] as number) - (teme[i] as number))).toBeLessThan(3e-4);
      expect(Math.abs((state[3 + i] as number) - (teme[3 + i] as number))).toBeLessThan(3e-7);
    }
  });

  it("and from there to the Earth by GMST, to 0.3 m", () => {
    const state = Float64Array.from(j2000);
    j2000ToTeme(state, atMs);
    temeToEarthFixed(state, gmstRadians(atMs, -0.4399619), state);
    for (let i = 0; i < 3; i++) {
      expect(Math.abs((state[i] as number) - (pseudoEarthFixed[i] as number))).toBeLessThan(3e-4);
    }
  });

  it("is a rotation at every time, and small: precession moves axes by about 20 arcseconds a year", () => {
    for (let year = 1980; year <= 2060; year += 7) {
      const state = Float64Array.of(7000, 0, 0, 0, 7.5, 0);
      j2000ToTeme(state, Date.UTC(year, 5, 1));
      const radius = Math.hypot(state[0] as number, state[1] as number, state[2] as number);
      expect(Math.abs(radius - 7000)).toBeLessThan(1e-9);
      const tilted = Math.abs((state[2] as number) / 7000) * (180 / Math.PI) * 3600;
      expect(Math.abs(tilted - 20.04 * Math.abs(year + 0.41 - 2000))).toBeLessThan(15);
    }
  });
});
