import { max } from "d3";
import type { SatRec } from "satellite.js";

export type Elements = SatRec;
export const greatest = max;
