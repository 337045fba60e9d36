import { radiansPerDegree } from "../base/angles";
import type { KeplerianElements } from "../scenario/orbitElements";
import { earthRadiusKm, j2, muKm3PerS2 } from "./earth";
import type { Propagator } from "./propagator";

/**
 * Two-body motion of mean elements whose node, perigee and mean anomaly drift at J2's secular rates (Vallado, Fundamentals of
 * Astrodynamics, 9.6.1). The velocity is the exact time derivative of the position, drift included. `j2Value` 0 gives pure two-body.
 */
export function meanKeplerPropagator(elements: KeplerianElements, j2Value = j2): Propagator {
  const { semiMajorAxisKm: a, eccentricity: e } = elements;
  const inclination = elements.inclinationDeg * radiansPerDegree;
  const cosI = Math.cos(inclination);
  const sinI = Math.sin(inclination);
  const meanMotion = Math.sqrt(muKm3PerS2 / (a * a * a));
  const p = a * (1 - e * e);
  const k = 1.5 * j2Value * (earthRadiusKm / p) ** 2 * meanMotion;
  const nodeRate = -k * cosI;
  const perigeeRate = k * (2 - 2.5 * sinI * sinI);
  const anomalyRate = meanMotion + k * Math.sqrt(1 - e * e) * (1 - 1.5 * sinI * sinI);
  const node0 = elements.raanDeg * radiansPerDegree;
  const perigee0 = elements.argPerigeeDeg * radiansPerDegree;
  const anomaly0 = elements.meanAnomalyDeg * radiansPerDegree;
  const root = Math.sqrt(1 - e * e);

  return {
    stateAt(instantMs, out) {
      const seconds = (instantMs - elements.epochMs) / 1000;
      const node = node0 + nodeRate * seconds;
      const perigee = perigee0 + perigeeRate * seconds;
      const eccentricAnomaly = solveKepler(anomaly0 + anomalyRate * seconds, e);
      const cosE = Math.cos(eccentricAnomaly);
      const sinE = Math.sin(eccentricAnomaly);
      const eRate = anomalyRate / (1 - e * cosE);
      const px = a * (cosE - e);
      const py = a * root * sinE;
      const pxRate = -a * sinE * eRate;
      const pyRate = a * root * cosE * eRate;
      const cosW = Math.cos(perigee);
      const sinW = Math.sin(perigee);
      // In the orbit's plane, from the ascending node; perigee turns at perigeeRate.
      const u = cosW * px - sinW * py;
      const w = sinW * px + cosW * py;
      const uRate = cosW * pxRate - sinW * pyRate - perigeeRate * w;
      const wRate = sinW * pxRate + cosW * pyRate + perigeeRate * u;
      const cosN = Math.cos(node);
      const sinN = Math.sin(node);
      const x = cosN * u - sinN * cosI * w;
      const y = sinN * u + cosN * cosI * w;
      out[0] = x;
      out[1] = y;
      out[2] = sinI * w;
      out[3] = cosN * uRate - sinN * cosI * wRate - nodeRate * y;
      out[4] = sinN * uRate + cosN * cosI * wRate + nodeRate * x;
      out[5] = sinI * wRate;
      return Number.isFinite(x) ? undefined : "the elements give no finite position";
    },
  };
}

/** Eccentric anomaly of a mean anomaly, both in rad, to the last bits: Newton, held inside the bracket M - e .. M + e. */
function solveKepler(meanAnomaly: number, eccentricity: number): number {
  if (eccentricity === 0) return meanAnomaly;
  const turns = Math.floor(meanAnomaly / (2 * Math.PI));
  const m = meanAnomaly - turns * 2 * Math.PI;
  let low = m - eccentricity;
  let high = m + eccentricity;
  let e = m + eccentricity * Math.sin(m);
  for (let step = 0; step < 60; step++) {
    const miss = e - eccentricity * Math.sin(e) - m;
    if (miss > 0) high = e;
    else low = e;
    let next = e - miss / (1 - eccentricity * Math.cos(e));
    if (next <= low || next >= high) next = (low + high) / 2;
    if (Math.abs(next - e) < 1e-15 * (1 + Math.abs(e))) return next + turns * 2 * Math.PI;
    e = next;
  }
  return e + turns * 2 * Math.PI;
}
