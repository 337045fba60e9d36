import { elementsOf } from "../../../core/scenario/elements/elementsOf";
import type { ItemKind, ItemOf } from "../../../core/scenario/scenarioItems";
import type { Constellation, Orbit, Satellite, Scenario, Station } from "../../../core/scenario/schema";
import { orbitKinds, starterOrbit } from "../../../core/scenario/starters";
import type { Drafts } from "./drafts";
import { oemField, ommField, tleField } from "./elementFields";
import { choiceField, type Field, instantField, numberField, switchField, textField } from "./field";
import { linkBudgetFields } from "./linkBudgetFields";
import { maintenanceField } from "./maintenanceField";
import { maskField } from "./maskText";

/** What concerns the plan as a whole. */
export const planFields: readonly Field<Scenario>[] = [
  textField("name", "Name of the plan", { wide: true }),
  textField("description", "Description", { wide: true, control: "area" }),
  instantField("window.start", "Window starts"),
  numberField("window.durationHours", "Window length", { unit: "hours" }),
  numberField("physics.dut1Seconds", "UT1 − UTC", { unit: "s", fallback: "0" }),
  switchField("physics.refraction", "Refraction lifts elevations"),
];

const stationFields: readonly Field<Station>[] = [
  textField("id", "Id", { late: true }),
  textField("name", "Name", { fallback: "its id" }),
  numberField("latDeg", "Latitude", { unit: "°" }),
  numberField("lonDeg", "Longitude", { unit: "°" }),
  numberField("altitudeKm", "Height", { unit: "km" }),
  numberField("minElevationDeg", "Least elevation", { unit: "°", fallback: "10" }),
  numberField("uplinkMbps", "Uplink", { unit: "Mbit/s" }),
  numberField("downlinkMbps", "Downlink", { unit: "Mbit/s" }),
  numberField("maxSlantRangeKm", "Greatest range", { unit: "km", fallback: "no limit" }),
  numberField("antennas", "Antennas", { fallback: "1" }),
  numberField("setupSeconds", "Set-up time", { unit: "s", fallback: "0" }),
];

const constellationFields: readonly Field<Constellation>[] = [
  textField("id", "Id", { late: true }),
  choiceField("pattern", "Pattern", [
    { value: "delta", label: "Delta: planes over 360°" },
    { value: "star", label: "Star: planes over 180°" },
  ]),
  numberField("planes", "Planes"),
  numberField("satellitesPerPlane", "Satellites per plane"),
  numberField("phasing", "Phasing (Walker's f)"),
  numberField("altitudeKm", "Altitude", { unit: "km" }),
  numberField("inclinationDeg", "Inclination", { unit: "°" }),
  numberField("raanOffsetDeg", "Node of the first plane", { unit: "°", fallback: "0" }),
  numberField("argLatOffsetDeg", "Argument of latitude of the first satellite", {
    unit: "°",
    fallback: "0",
    wide: true,
  }),
];

const orbitLabels: Readonly<Record<Orbit["kind"], string>> = {
  keplerian: "Keplerian elements, with J2",
  tle: "Two-line elements (TLE)",
  omm: "Mean elements (OMM)",
  oem: "Ephemeris (OEM)",
  fixed: "Fixed over the Earth",
};

const satelliteFields: readonly Field<Satellite>[] = [
  textField("id", "Id", { late: true }),
  textField("name", "Name", { fallback: "its id" }),
  numberField("plane", "Plane in a grid", { fallback: "none" }),
  numberField("slot", "Slot in the plane", { fallback: "none" }),
];

const orbitFields: Readonly<Record<Orbit["kind"], readonly Field<Satellite>[]>> = {
  keplerian: [
    instantField("orbit.epoch", "Epoch", { wide: true }),
    numberField("orbit.semiMajorAxisKm", "Semi-major axis", { unit: "km" }),
    numberField("orbit.eccentricity", "Eccentricity"),
    numberField("orbit.inclinationDeg", "Inclination", { unit: "°" }),
    numberField("orbit.raanDeg", "Ascending node", { unit: "°" }),
    numberField("orbit.argPerigeeDeg", "Argument of perigee", { unit: "°" }),
    numberField("orbit.meanAnomalyDeg", "Mean anomaly", { unit: "°" }),
  ],
  tle: [tleField],
  omm: [ommField],
  oem: [oemField],
  fixed: [
    numberField("orbit.latDeg", "Latitude", { unit: "°" }),
    numberField("orbit.lonDeg", "Longitude", { unit: "°" }),
    numberField("orbit.altitudeKm", "Altitude", { unit: "km" }),
  ],
};

/** The fields of a member, as its drafts have made it. `windowStart` is the epoch that new elements begin with. */
export function fieldsFor<K extends ItemKind>(
  kind: K,
  item: ItemOf[K],
  drafts: Drafts,
  windowStart: string,
): readonly Field<ItemOf[K]>[] {
  const all = {
    stations: () => [
      ...stationFields,
      ...linkBudgetFields(item as Station, "downlinkBudget"),
      ...linkBudgetFields(item as Station, "uplinkBudget"),
      maskField,
      maintenanceField,
    ],
    constellations: () => constellationFields,
    satellites: () => {
      const orbitKind = orbitKinds.find((each) => each === drafts[orbitKindKey]) ?? (item as Satellite).orbit.kind;
      return [...satelliteFields, orbitKindField(windowStart), ...orbitFields[orbitKind]];
    },
  };
  return all[kind]() as readonly unknown[] as readonly Field<ItemOf[K]>[];
}

const orbitKindKey = "orbit.kind";

function orbitKindField(windowStart: string): Field<Satellite> {
  return {
    key: orbitKindKey,
    label: "Orbit given as",
    control: "choice",
    wide: true,
    choices: orbitKinds.map((value) => ({ value, label: orbitLabels[value] })),
    read: ({ orbit }) => orbit.kind,
    write(satellite, text) {
      const kind = orbitKinds.find((each) => each === text);
      if (kind === undefined || kind === satellite.orbit.kind) return satellite;
      return { ...satellite, orbit: orbitAs(kind, satellite.orbit, windowStart) };
    },
  };
}

const muKm3PerS2 = 398_600.4418;

/** An orbit of another kind: near the one that it replaces where it can be told, else one to start from. */
function orbitAs(kind: Orbit["kind"], former: Orbit, windowStart: string): Orbit {
  const starter = starterOrbit(kind, windowStart);
  const elements = elementsOf(former);
  if (starter.kind !== "keplerian" || !elements.ok || elements.value.kind !== "sgp4") return starter;
  const { epochMs, meanMotionRevPerDay, eccentricity, inclinationDeg, raanDeg, argPerigeeDeg, meanAnomalyDeg } =
    elements.value;
  const radPerSecond = (2 * Math.PI * meanMotionRevPerDay) / 86_400;
  const semiMajorAxisKm = Math.round(Math.cbrt(muKm3PerS2 / radPerSecond ** 2) * 1e3) / 1e3;
  const epoch = new Date(epochMs).toISOString();
  return { ...starter, epoch, semiMajorAxisKm, eccentricity, inclinationDeg, raanDeg, argPerigeeDeg, meanAnomalyDeg };
}
