import type { A } from "../base/circleA";

export type Magic = A;
