import type { Windows } from "../../core/contact/windows";

export type Reply = Windows;
