import type { Windows } from "../../core/contact/windows";
import { inner } from "../features/globe";

export const windows: Windows = { count: inner };
