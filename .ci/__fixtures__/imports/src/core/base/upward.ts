import type { Windows } from "../contact/windows";

export type Upward = Windows;
