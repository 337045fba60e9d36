import { describe, expect, it } from "vitest";
import { parseTle } from "../scenario/elements/tle";
import type { Sgp4Elements } from "../scenario/orbitElements";
import sgp4 from "./__fixtures__/sgp4.json";
import walker from "./__fixtures__/walker.json";
import { meanKeplerPropagator } from "./meanKepler";
import { createPropagator } from "./propagate";

const out = new Float64Array(6);

describe("SGP4", () => {
  for (const oracle of sgp4.cases) {
    const parsed = parseTle(oracle.line1, oracle.line2);
    if (!oracle.checksum_ok.every(Boolean)) {
      it(`${oracle.id}: a wrong checksum is refused`, () => expect(parsed.ok).toBe(false));
      continue;
    }
    it(`${oracle.id} (${oracle.regime}) agrees with python-sgp4 to 1e-6 km and 1e-9 km/s, errors included`, () => {
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      const propagator = createPropagator(parsed.value, { dut1Seconds: 0 });
      for (const state of oracle.states) {
        const problem = propagator.stateAt(parsed.value.epochMs + state.tsince_min * 60000, out);
        if (state.error !== 0) {
          expect(problem).toContain(`error ${state.error}`);
          continue;
        }
        expect(problem).toBeUndefined();
        for (let i = 0; i < 3; i++) {
          expect(Math.abs((out[i] as number) - (state.r_teme_km?.[i] as number))).toBeLessThan(1e-6);
          expect(Math.abs((out[3 + i] as number) - (state.v_teme_km_s?.[i] as number))).toBeLessThan(1e-9);
        }
      }
    });
  }

  it("an OMM gives the same path as the TLE with the same elements, to 0.1 m", () => {
    for (const oracle of sgp4.cases.filter(({ checksum_ok, id }) => checksum_ok.every(Boolean) && id !== "23333")) {
      const parsed = parseTle(oracle.line1, oracle.line2);
      if (!parsed.ok) throw new Error(oracle.id);
      const { tle: _, ...omm } = parsed.value;
      const fromOmm = createPropagator(omm, { dut1Seconds: 0 });
      const fromTle = createPropagator(parsed.value, { dut1Seconds: 0 });
      const twin = new Float64Array(6);
      const problem = fromOmm.stateAt(omm.epochMs + 3.6e6, out);
      expect(problem).toBe(fromTle.stateAt(omm.epochMs + 3.6e6, twin));
      if (problem !== undefined) continue;
      expect(Math.hypot(...[0, 1, 2].map((i) => (out[i] as number) - (twin[i] as number)))).toBeLessThan(1e-4);
    }
  });

  it("reports an object that decayed long ago, for which SGP4 gives plausible positions, and never NaN", () => {
    const decayed = sgp4.cases.find(({ id }) => id === "decay26");
    const parsed = parseTle(decayed?.line1 ?? "", decayed?.line2 ?? "");
    if (!parsed.ok) throw new Error("fixture");
    const propagator = createPropagator(parsed.value, { dut1Seconds: 0 });
    for (let day = 1; day < 400; day += 7) {
      expect(propagator.stateAt(parsed.value.epochMs + day * 86400000, out)).toMatch(/decayed|eccentricity|SGP4/);
    }
  });
});

describe("Walker and Keplerian orbits", () => {
  for (const oracle of walker.cases) {
    it(`${oracle.id}: pure two-body motion agrees with the rotation matrices at start, 600 s and 5400 s`, () => {
      const perPlane = oracle.sats_per_plane;
      const epochMs = 0 as Sgp4Elements["epochMs"];
      const stateOf = (index: number, seconds: number) => {
        const plane = Math.floor(index / perPlane);
        const slot = index % perPlane;
        const spread = oracle.kind === "delta" ? 360 : 180;
        const propagator = meanKeplerPropagator(
          {
            kind: "keplerian",
            epochMs,
            semiMajorAxisKm: oracle.semi_major_axis_km,
            eccentricity: 0,
            inclinationDeg: oracle.inclination_deg,
            raanDeg: oracle.raan0_deg + (spread * plane) / oracle.planes,
            argPerigeeDeg: 0,
            meanAnomalyDeg: oracle.u0_deg + (360 * slot) / perPlane + (360 * oracle.phasing_F * plane) / oracle.total,
          },
          0,
        );
        propagator.stateAt(seconds * 1000, out);
        return out;
      };
      for (const satellite of oracle.satellites) {
        expectNear(stateOf(satellite.index, 0), [...satellite.r_eci_km, ...satellite.v_eci_km_s]);
      }
      for (const { t_s, states } of oracle.propagated) {
        for (const state of states) expectNear(stateOf(state.index, t_s), state.r_eci_km);
      }
    });
  }

  it("have a velocity that is the derivative of the position, J2's drift included", () => {
    const propagator = meanKeplerPropagator({
      kind: "keplerian",
      epochMs: 0 as Sgp4Elements["epochMs"],
      semiMajorAxisKm: 8200,
      eccentricity: 0.13,
      inclinationDeg: 63,
      raanDeg: 20,
      argPerigeeDeg: 70,
      meanAnomalyDeg: 200,
    });
    const before = new Float64Array(6);
    const after = new Float64Array(6);
    for (let minute = 0; minute < 200; minute += 7) {
      propagator.stateAt(minute * 60000 - 10, before);
      propagator.stateAt(minute * 60000 + 10, after);
      propagator.stateAt(minute * 60000, out);
      for (let i = 0; i < 3; i++) {
        const slope = ((after[i] as number) - (before[i] as number)) / 0.02;
        expect(Math.abs(slope - (out[3 + i] as number))).toBeLessThan(1e-6);
      }
    }
  });

  it("drift at J2's secular rates: a sun-synchronous node moves 360 deg a tropical year", () => {
    const elements = { semiMajorAxisKm: 7178.137, eccentricity: 0.001, inclinationDeg: 98.6036 };
    const propagator = meanKeplerPropagator({
      kind: "keplerian",
      epochMs: 0 as Sgp4Elements["epochMs"],
      raanDeg: 0,
      argPerigeeDeg: 0,
      meanAnomalyDeg: 0,
      ...elements,
    });
    propagator.stateAt(86400000, out);
    const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = out;
    // The node lies along (-h_y, h_x), h being the angular momentum.
    const nodeDeg = (Math.atan2(y * vz - z * vy, x * vz - z * vx) * 180) / Math.PI;
    expect(Math.abs(nodeDeg - 360 / 365.2422)).toBeLessThan(0.005);
  });
});

function expectNear(state: Float64Array, expected: readonly number[]): void {
  for (const [i, value] of expected.entries()) {
    expect(Math.abs((state[i] as number) - value)).toBeLessThan(i < 3 ? 1e-6 : 1e-9);
  }
}
