/** Gravitational parameter of the Earth, km^3/s^2 (WGS-84). */
export const muKm3PerS2 = 398600.4418;

/** Equatorial radius of the WGS-84 ellipsoid, km. */
export const earthRadiusKm = 6378.137;

/** Flattening of the WGS-84 ellipsoid. */
export const earthFlattening = 1 / 298.257223563;

/** Second zonal harmonic of the Earth's gravity. */
export const j2 = 1.08262668e-3;

/** Rate of GMST (IAU 1982), rad/s: the time derivative of `gmstRadians`, so that Earth-fixed velocities are exact derivatives. */
export const earthRotationRadPerS = (2 * Math.PI * (1 + 8640184.812866 / (36525 * 86400))) / 86400;
