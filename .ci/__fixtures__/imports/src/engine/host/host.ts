import { countWindows, type Windows } from "../../core/contact/windows";

export type Host = Windows;
export const count = countWindows;
