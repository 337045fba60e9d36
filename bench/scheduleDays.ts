import { runToEnd } from "../src/core/base/progress";
import { Random } from "../src/core/base/random";
import type { ContactColumns } from "../src/core/contact/contactColumns";
import { contactSearch } from "../src/core/contact/contactSearch";
import { findContacts } from "../src/core/contact/findContacts";
import type { Constellation, Scenario } from "../src/core/scenario/schema";
import { station } from "./contactsStations";

/** A day on which satellites contend for antennas. */
export interface ContestedDay {
  readonly name: string;
  readonly scenario: Scenario;
  readonly contacts: ContactColumns;
}

const shells: Record<string, { constellation: Omit<Constellation, "id">; stations: number }> = {
  "66 x 10": {
    constellation: {
      pattern: "star",
      planes: 6,
      satellitesPerPlane: 11,
      phasing: 2,
      altitudeKm: 780,
      inclinationDeg: 86.4,
    },
    stations: 10,
  },
  "500 x 20": {
    constellation: {
      pattern: "delta",
      planes: 25,
      satellitesPerPlane: 20,
      phasing: 1,
      altitudeKm: 550,
      inclinationDeg: 53,
    },
    stations: 20,
  },
  "1,584 x 50": {
    constellation: {
      pattern: "delta",
      planes: 72,
      satellitesPerPlane: 22,
      phasing: 17,
      altitudeKm: 550,
      inclinationDeg: 53,
    },
    stations: 50,
  },
};

export const dayNames = Object.keys(shells);

const rateMbps = 200;
const found = new Map<string, ContactColumns>();

/**
 * One of the shells over 24 h: one antenna a station, mask 10 deg, demands of 0.5 to 1.5 of their mean and priorities 1, 1, 1, 2, 4 by
 * seed; at `load` 1 all demands together are what all antennas could move if they never rested.
 */
export function contestedDay(name: string, load: number, seed: number, mode: "whole" | "cut"): ContestedDay {
  const { constellation, stations } = shells[name] as (typeof shells)[string];
  const bare: Scenario = {
    schema: "orbitweave/scenario/1",
    name,
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
    constellations: [{ id: "shell", ...constellation }],
    stations: Array.from({ length: stations }, (_, i) => {
      const { id, latDeg, lonDeg, altitudeKm } = station(i, stations);
      return { id, latDeg: latDeg * 0.75, lonDeg, altitudeKm, uplinkMbps: 0, downlinkMbps: rateMbps };
    }),
  };
  const search = contactSearch(bare);
  const contacts = found.get(name) ?? runToEnd(findContacts(search)).windows;
  found.set(name, contacts);

  const ids = search.ids.satelliteIds;
  const random = new Random(seed, name);
  const meanMB = (load * stations * 86_400 * rateMbps) / 8 / ids.length;
  const demands = ids.map(() => 0.5 + random.double());
  const sum = demands.reduce((total, demand) => total + demand, 0);
  const priorities = ids.map(() => [1, 1, 1, 2, 4][random.below(5)] as number);
  const scenario: Scenario = {
    ...bare,
    sync: {
      direction: "down",
      mode,
      demandsMB: Object.fromEntries(ids.map((id, i) => [id, ((demands[i] as number) * meanMB * ids.length) / sum])),
      priorities: Object.fromEntries(ids.map((id, i) => [id, priorities[i] as number])),
    },
  };
  return { name, scenario, contacts };
}
