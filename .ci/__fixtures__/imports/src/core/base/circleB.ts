import type { A } from "./circleA";

export type B = A[];
