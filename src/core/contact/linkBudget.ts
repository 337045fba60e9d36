import type { LinkBudget } from "../scenario/schema/station";
import type { ResolvedStation } from "../scenario/station";

/** Rates of a link by range: the step that holds is the last whose `maxRangeKm` is not below the range. */
export interface RateStep {
  readonly maxRangeKm: number;
  readonly mbps: number;
}

/** Defaults of a link budget: what is usual for DVB-S2 receivers and planning (docs/methods/link-budget.md). */
const defaults = { rollOff: 0.2, lossesDb: 0, implementationDb: 1, marginDb: 3 };

/** Boltzmann's constant, 1.380649e-23 J/K, in dBW/K/Hz. */
const boltzmannDb = 10 * Math.log10(1.380649e-23);
const lightKmPerS = 299_792.458;

/**
 * Modulations and codes of DVB-S2, normal frames without pilots: bits a symbol and the Es/N0 in dB at which an ideal demodulator is
 * quasi error free (ETSI EN 302 307-1, table 13).
 */
export const dvbS2: readonly { readonly name: string; readonly bitsASymbol: number; readonly esN0Db: number }[] = [
  { name: "QPSK 1/4", bitsASymbol: 0.490243, esN0Db: -2.35 },
  { name: "QPSK 1/3", bitsASymbol: 0.656448, esN0Db: -1.24 },
  { name: "QPSK 2/5", bitsASymbol: 0.789412, esN0Db: -0.3 },
  { name: "QPSK 1/2", bitsASymbol: 0.988858, esN0Db: 1 },
  { name: "QPSK 3/5", bitsASymbol: 1.188304, esN0Db: 2.23 },
  { name: "QPSK 2/3", bitsASymbol: 1.322253, esN0Db: 3.1 },
  { name: "QPSK 3/4", bitsASymbol: 1.487473, esN0Db: 4.03 },
  { name: "QPSK 4/5", bitsASymbol: 1.587196, esN0Db: 4.68 },
  { name: "QPSK 5/6", bitsASymbol: 1.654663, esN0Db: 5.18 },
  { name: "QPSK 8/9", bitsASymbol: 1.766451, esN0Db: 6.2 },
  { name: "QPSK 9/10", bitsASymbol: 1.788612, esN0Db: 6.42 },
  { name: "8PSK 3/5", bitsASymbol: 1.779991, esN0Db: 5.5 },
  { name: "8PSK 2/3", bitsASymbol: 1.980636, esN0Db: 6.62 },
  { name: "8PSK 3/4", bitsASymbol: 2.228124, esN0Db: 7.91 },
  { name: "8PSK 5/6", bitsASymbol: 2.478562, esN0Db: 9.35 },
  { name: "8PSK 8/9", bitsASymbol: 2.646012, esN0Db: 10.69 },
  { name: "8PSK 9/10", bitsASymbol: 2.679207, esN0Db: 10.98 },
  { name: "16APSK 2/3", bitsASymbol: 2.637201, esN0Db: 8.97 },
  { name: "16APSK 3/4", bitsASymbol: 2.966728, esN0Db: 10.21 },
  { name: "16APSK 4/5", bitsASymbol: 3.165623, esN0Db: 11.03 },
  { name: "16APSK 5/6", bitsASymbol: 3.300184, esN0Db: 11.61 },
  { name: "16APSK 8/9", bitsASymbol: 3.523143, esN0Db: 12.89 },
  { name: "16APSK 9/10", bitsASymbol: 3.567342, esN0Db: 13.13 },
  { name: "32APSK 3/4", bitsASymbol: 3.703295, esN0Db: 12.73 },
  { name: "32APSK 4/5", bitsASymbol: 3.951571, esN0Db: 13.64 },
  { name: "32APSK 5/6", bitsASymbol: 4.11954, esN0Db: 14.28 },
  { name: "32APSK 8/9", bitsASymbol: 4.397854, esN0Db: 15.69 },
  { name: "32APSK 9/10", bitsASymbol: 4.453027, esN0Db: 16.05 },
];

/** Free-space path loss in dB. */
export function freeSpaceLossDb(rangeKm: number, frequencyGHz: number): number {
  return 20 * Math.log10((4 * Math.PI * rangeKm * frequencyGHz * 1e9) / lightKmPerS);
}

/** Es/N0 in dB at a range: EIRP - path loss - losses + G/T - k - symbol rate. */
export function esN0Db(budget: LinkBudget, rangeKm: number): number {
  const { eirpDbw, gOverTDbPerK, frequencyGHz, lossesDb = defaults.lossesDb } = budget;
  const symbolRateDb = 10 * Math.log10(symbolsPerS(budget));
  return eirpDbw - freeSpaceLossDb(rangeKm, frequencyGHz) - lossesDb + gOverTDbPerK - boltzmannDb - symbolRateDb;
}

/**
 * The rate steps of a link budget, the farthest first, each faster than the one before: at a range the fastest of the DVB-S2 ladder that
 * keeps the margins. Ranges are rounded to 1e-6 km and rates to 1 bit/s.
 */
export function rateSteps(budget: LinkBudget): RateStep[] {
  const { implementationDb = defaults.implementationDb, marginDb = defaults.marginDb } = budget;
  const atOneKm = esN0Db(budget, 1) - implementationDb - marginDb;
  const steps = dvbS2
    .map(({ bitsASymbol, esN0Db: threshold }) => ({
      maxRangeKm: Math.round(10 ** ((atOneKm - threshold) / 20) * 1e6) / 1e6,
      mbps: Math.round(bitsASymbol * symbolsPerS(budget)) / 1e6,
    }))
    .sort((a, b) => b.mbps - a.mbps);
  const kept: RateStep[] = [];
  // From the fastest down: a step that reaches no farther than a faster one is of no use.
  for (const step of steps) if (step.maxRangeKm > (kept.at(-1)?.maxRangeKm ?? 0)) kept.push(step);
  return kept.reverse();
}

/** Rate steps of a station's links; undefined where the rate is constant. */
export interface LinkSteps {
  readonly downSteps: readonly RateStep[] | undefined;
  readonly upSteps: readonly RateStep[] | undefined;
}

export function linkSteps(station: ResolvedStation): LinkSteps {
  return {
    downSteps: station.downlinkBudget && rateSteps(station.downlinkBudget),
    upSteps: station.uplinkBudget && rateSteps(station.uplinkBudget),
  };
}

/** Rate at a range; 0 beyond the farthest step. */
export function rateAt(steps: readonly RateStep[], rangeKm: number): number {
  let mbps = 0;
  for (const step of steps) {
    if (step.maxRangeKm < rangeKm) break;
    mbps = step.mbps;
  }
  return mbps;
}

function symbolsPerS({ bandwidthMHz, rollOff = defaults.rollOff }: LinkBudget): number {
  return (bandwidthMHz * 1e6) / (1 + rollOff);
}
