import type { B } from "./circleB";

export type A = B | undefined;
